package dev.yantra.codex.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskedSourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a // b|a     ",
        "a /* b */ c|a         c",
        "f(\"x{\");|f(\"  \");",
        "'{' b|' ' b",
        "\"\" b|\"\" b",
        "caf\\u00e9 b|café      b",
        "\\u007b }|{      }",
        "'\\u005c'' }|'       ' }",
        "größe = 1|größe = 1"
      })
  void code_isBlankedInPlace(String source, String code) {
    assertEquals(code, MaskedSource.of(source).code());
  }

  @Test
  void lines_areCountedByLineFeeds() {
    MaskedSource text = MaskedSource.of("a\r\nb\n\\u000ac\n");
    assertEquals(1, text.lineOf(0));
    assertEquals(2, text.lineOf(3));
    assertEquals(3, text.lineOf(11));
    assertEquals(3, text.startOf(2));
    assertEquals(5, text.startOf(3));
    assertEquals(text.source().length(), text.startOf(9));
    assertEquals(0, text.startOf(0));
  }
}
