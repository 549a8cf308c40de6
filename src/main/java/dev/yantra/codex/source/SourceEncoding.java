package dev.yantra.codex.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The encoding of source files: UTF-8, or Latin-1 for bytes that are no UTF-8. */
public final class SourceEncoding {
  private SourceEncoding() {}

  /** The text of a file without its byte order mark. */
  public static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
