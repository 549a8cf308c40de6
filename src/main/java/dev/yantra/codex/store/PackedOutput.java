package dev.yantra.codex.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Numbers in as few bytes as they need, seven bits each, and texts that are written once. */
final class PackedOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final Map<String, Integer> texts = new HashMap<>();

  /** Writes a number from 0 on. */
  void number(int value) {
    longNumber(value);
  }

  /** Writes any number; small ones from 0 on are short. */
  void longNumber(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** Writes a text, or the number of its first occurrence. */
  void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size() + 1);
    if (known != null) {
      number(known);
      return;
    }
    number(0);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes.write(utf8, 0, utf8.length);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
