package dev.yantra.codex.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.source.JavaScanner.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaScannerTest {
  /** Elements but white space, each as {@code KIND:source}. */
  private static String elements(String source) {
    List<String> elements = new ArrayList<>();
    JavaScanner scanner = new JavaScanner(source);
    while (scanner.next()) {
      if (scanner.element() != Element.SPACE) {
        elements.add(scanner.element() + ":" + source.substring(scanner.start(), scanner.end()));
      }
    }
    return String.join(" ", elements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "größe",
        "数",
        "\uD835\uDC9C",
        "a\uD835\uDC9Cb\uD835\uDFD8",
        "$_1",
        "x\u0301",
        "été_2",
        "ʹa"
      })
  void wordOfAnyScript_isOneElement(String word) {
    assertEquals("WORD:" + word, elements(word));
    assertTrue(Lexer.identifier(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x", "", "class", "a-b", "\uD83D\uDE00", "\uD835", "a\uDC9C"})
  void whatCannotNameAnything_isNoIdentifier(String word) {
    assertFalse(Lexer.identifier(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1_000L",
        "0x1F",
        "0b101",
        "017",
        "1.5e-3",
        "1E+9f",
        ".5",
        "1.",
        "1.f",
        "1.e3",
        "0x1.8p-3",
        "0x.8P1",
        "0xE",
        "3d",
        "1.0"
      })
  void number_isOneElement(String number) {
    assertEquals("NUMBER:" + number, elements(number));
    assertEquals("OPERATOR:( NUMBER:" + number + " OPERATOR:)", elements("(" + number + ")"));
  }

  @Test
  void numberBesideOperators_endsWhereItShould() {
    assertEquals("NUMBER:0xE OPERATOR:- NUMBER:1", elements("0xE-1"));
    assertEquals("NUMBER:1 OPERATOR:+ NUMBER:2", elements("1+2"));
    assertEquals("WORD:a NUMBER:.5 OPERATOR:. WORD:b", elements("a.5.b"));
    assertEquals("NUMBER:1 OPERATOR:... NUMBER:2", elements("1...2"));
    assertEquals("NUMBER:1 OPERATOR:. WORD:x", elements("1.x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a /* b */ c // d|WORD:a COMMENT:/* b */ WORD:c COMMENT:// d",
        "/** \" ' */ x|COMMENT:/** \" ' */ WORD:x",
        "/**/ x|COMMENT:/**/ WORD:x",
        "/*/ x */ y|COMMENT:/*/ x */ WORD:y",
        "a / b|WORD:a OPERATOR:/ WORD:b",
        "// a \\\" b|COMMENT:// a \\\" b",
        "\"//\" x|STRING:\"//\" WORD:x",
        "\"a\\\\\" b|STRING:\"a\\\\\" WORD:b",
        "\"a\\\"\" b|STRING:\"a\\\"\" WORD:b",
        "'\\'' b|CHARACTER:'\\'' WORD:b",
        "'\"' b|CHARACTER:'\"' WORD:b",
        "\"\" x|STRING:\"\" WORD:x",
        "a->b::c|WORD:a OPERATOR:-> WORD:b OPERATOR::: WORD:c",
        "x>>=y|WORD:x OPERATOR:> OPERATOR:>= WORD:y",
        "x<<=y|WORD:x OPERATOR:<<= WORD:y",
        "a>>b|WORD:a OPERATOR:> OPERATOR:> WORD:b",
        "@A|OPERATOR:@ WORD:A",
        "non-sealed|WORD:non OPERATOR:- WORD:sealed",
        "a\u00a0b|WORD:a OPERATOR:\u00a0 WORD:b"
      })
  void elements_areThoseOfJava(String source, String expected) {
    assertEquals(expected, elements(source));
  }

  @Test
  void textBlock_holdsQuotesEscapesAndLines() {
    String block = "\"\"\"\n a \"quote\" \\\"\"\" b\\\n ' // no \"\"\"";
    assertEquals("STRING:" + block + " WORD:x", elements(block + " x"));
  }

  @Test
  void lineComment_endsAtEveryLineEnd() {
    assertEquals("COMMENT:// a WORD:b", elements("// a\rb"));
    assertEquals("COMMENT:// a WORD:b", elements("// a\r\nb"));
    assertEquals("COMMENT:// a WORD:b", elements("// a\nb"));
  }

  @Test
  void unfinishedLiteral_endsWithItsLine() {
    assertEquals("STRING:\"a WORD:b", elements("\"a\nb"));
    assertEquals("STRING:\"a\\ WORD:b", elements("\"a\\\nb"));
    assertEquals("CHARACTER:'a WORD:b", elements("'a\r\nb"));
    assertEquals("STRING:\"a\\", elements("\"a\\"));
    assertEquals("STRING:\"", elements("\""));
  }

  @Test
  void unfinishedBlock_endsWithTheText() {
    assertEquals("COMMENT:/* a\nb", elements("/* a\nb"));
    assertEquals("STRING:\"\"\"\na\n", elements("\"\"\"\na\n"));
  }

  @Test
  void byteOrderMark_isSpaceAtTheStartOnly() {
    assertEquals("WORD:package", elements("\uFEFFpackage"));
  }

  @Test
  void escapes_meanTheirCharacters() {
    assertEquals("CHARACTER:'\\u005c'' OPERATOR:;", elements("'\\u005c'';"));
    assertEquals("CHARACTER:'\\uuuu0027 OPERATOR:;", elements("'\\uuuu0027;"));
    assertEquals("STRING:\\u0022a\\u0022 WORD:b", elements("\\u0022a\\u0022 b"));
    assertEquals("WORD:caf\\u00e9s", elements("caf\\u00e9s"));
    assertEquals("WORD:\\ud835\\udc9c", elements("\\ud835\\udc9c"));
    assertEquals("COMMENT:// a WORD:b", elements("// a\\u000ab").replace("\\u000a", ""));
    assertEquals("COMMENT:\\u002f* a *\\u002f WORD:b", elements("\\u002f* a *\\u002f b"));
  }

  @Test
  void escapedBackslash_beginsNoEscape() {
    assertEquals("STRING:\"\\\\u0022\" WORD:b", elements("\"\\\\u0022\" b"));
    // An odd one does: three backslashes are an escaped one and an escape.
    assertEquals("STRING:\"\\\\\\u0022 WORD:b", elements("\"\\\\\\u0022 b"));
    // A backslash that an escape stands for begins no escape of its own.
    assertEquals("STRING:\"\\u005cu0022\" WORD:b", elements("\"\\u005cu0022\" b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\u\"", "\"\\u00\"", "\"\\u00g0\"", "\"\\uuuu\"", "\"\\u+123\""})
  void malformedEscape_staysAsItIs(String literal) {
    assertEquals("STRING:" + literal + " WORD:b", elements(literal + " b"));
  }

  @Test
  void text_hasItsEscapesReplaced() {
    JavaScanner scanner = new JavaScanner("\\u0061b\\u007b");
    assertTrue(scanner.next());
    assertEquals("ab", scanner.text());
    assertEquals(7, scanner.end());
    assertTrue(scanner.next());
    assertTrue(scanner.is('{'));
    assertEquals(13, scanner.end());
    assertTrue(scanner.escaped());
    assertFalse(scanner.next());
  }

  @Test
  void anyCutOfAnyText_isCoveredInOrder() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of("src/test/java/dev/yantra/codex/source"))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    StringBuilder sample = new StringBuilder();
    for (Path file : files) {
      sample.append(Files.readString(file));
    }
    Random random = new Random(7);
    String alphabet = "\"'\\u0022/*\n\r {}();ab1.-<>=@é数\uD835\uDC9C\uFEFF\u0000";
    for (int i = 0; i < 3000; i++) {
      int from = random.nextInt(sample.length());
      int to = Math.min(sample.length(), from + random.nextInt(400));
      StringBuilder text = new StringBuilder(sample.substring(from, to));
      for (int edits = random.nextInt(8); edits > 0; edits--) {
        int place = random.nextInt(text.length() + 1);
        text.insert(place, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertCovered(text.toString());
    }
  }

  private static void assertCovered(String text) {
    JavaScanner scanner = new JavaScanner(text);
    int end = 0;
    while (scanner.next()) {
      assertEquals(end, scanner.start(), text);
      assertTrue(scanner.end() > end, text);
      assertFalse(scanner.text().isEmpty(), text);
      end = scanner.end();
    }
    assertEquals(text.length(), end, text);
    int last = 0;
    for (Token token : Lexer.tokens(text)) {
      assertTrue(token.start() >= last && token.end() > token.start(), text);
      last = token.end();
    }
    MaskedSource masked = MaskedSource.of(text);
    assertEquals(text.length(), masked.code().length(), text);
    assertEquals(
        text.chars().filter(c -> c == '\n').count(),
        masked.code().chars().filter(c -> c == '\n').count(),
        text);
  }
}
