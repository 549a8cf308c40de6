package dev.yantra.codex.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The character encoding of a source file, told from its bytes alone. */
public final class SourceEncoding {
  private static final char REPLACEMENT = '\uFFFD';

  private SourceEncoding() {}

  /**
   * The text of a source file without a byte order mark: UTF-8, UTF-16 or UTF-32 where a mark or
   * the zero bytes of ASCII say so, and Latin-1 where it is no UTF-8.
   */
  public static String decode(byte[] bytes) {
    String text =
        wide(bytes).map(charset -> new String(bytes, charset)).orElseGet(() -> narrow(bytes));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<Charset> wide(byte[] bytes) {
    int[] first = new int[4];
    for (int i = 0; i < first.length; i++) {
      first[i] = i < bytes.length ? bytes[i] & 0xFF : -1;
    }
    boolean zeros = first[2] == 0 && first[3] == 0;
    if (first[0] == 0 && first[1] == 0) {
      return Optional.of(Charset.forName("UTF-32BE")).filter(c -> bytes.length % 4 == 0);
    }
    if (first[0] == 0xFF && first[1] == 0xFE) {
      return Optional.of(zeros ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE);
    }
    if (first[0] == 0xFE && first[1] == 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    // Java source begins with ASCII, of which one byte in two is zero in UTF-16.
    if (first[0] == 0 && first[1] > 0 && first[2] == 0 && first[3] > 0) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return first[0] > 0 && first[1] == 0 && first[2] > 0 && first[3] == 0
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static String narrow(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // A stray byte in a text of UTF-8 must not turn every other letter into two.
      String replaced = new String(bytes, StandardCharsets.UTF_8);
      long broken = replaced.chars().filter(c -> c == REPLACEMENT).count();
      long whole = replaced.chars().filter(c -> c > 0x7F && c != REPLACEMENT).count();
      return whole > broken ? replaced : new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
