package dev.yantra.codex.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceEncodingTest {
  private static final String TEXT = "class Caf\u00e9 { int gr\u00f6\u00dfe; }\n";

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32"})
  void decode_tellsTheEncodingFromTheBytes(String charset) {
    assertEquals(TEXT, SourceEncoding.decode(TEXT.getBytes(Charset.forName(charset))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void decode_leavesOutTheByteOrderMark(String charset) {
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));

    assertEquals(TEXT, SourceEncoding.decode(bytes));
  }

  @Test
  void decode_keepsUtf8AroundAStrayByte() {
    byte[] bytes = (TEXT + "// ?").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xE9;

    assertEquals(TEXT + "// \uFFFD", SourceEncoding.decode(bytes));
  }

  @Test
  void decode_readsShortFiles() {
    for (String text : new String[] {"", "a", "ab", "abc"}) {
      assertEquals(text, SourceEncoding.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
