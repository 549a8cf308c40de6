package dev.yantra.codex.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Java text in tokens. */
final class LexerTest {
  @Test
  void comments_areNoTokens() {
    assertEquals(List.of("a", "+", "b"), texts("a /* + c */ + // d\n b"));
  }

  @Test
  void literals_areWhole() {
    assertEquals(
        List.of("\"a \\\" b\"", "'\\''", "0x1F", "1.5e-3", "1_000L"),
        texts("\"a \\\" b\" '\\'' 0x1F 1.5e-3 1_000L"));
    assertEquals(List.of("\"\"\"\n x \"q\" \"\"\""), texts("\"\"\"\n x \"q\" \"\"\""));
  }

  @Test
  void generics_closeOneByOne() {
    assertEquals(
        List.of("Map", "<", "A", ",", "List", "<", "B", ">", ">"), texts("Map<A,List<B>>"));
  }

  @Test
  void hexadecimalAndMinus_areTwoTokens() {
    assertEquals(List.of("0xE", "-", "1"), texts("0xE-1"));
  }

  @Test
  void unfinishedText_ends() {
    assertEquals(List.of("\"a"), texts("\"a"));
    assertEquals(List.of("a"), texts("a /* b"));
  }

  @Test
  void positions_areThoseOfTheText() {
    String text = "int x = foo( y );";
    String rebuilt =
        Lexer.tokens(text).stream()
            .map(t -> text.substring(t.start(), t.end()))
            .collect(Collectors.joining("|"));
    assertEquals("int|x|=|foo|(|y|)|;", rebuilt);
  }

  private static List<String> texts(String text) {
    return Lexer.tokens(text).stream().map(Token::text).toList();
  }
}
