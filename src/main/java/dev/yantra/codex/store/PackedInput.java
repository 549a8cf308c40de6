package dev.yantra.codex.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PackedOutput} has written. */
final class PackedInput {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  PackedInput(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  int number() throws IOException {
    return (int) longNumber();
  }

  long longNumber() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at >= bytes.length) {
        throw new IOException("a blob of calls ends early");
      }
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number in a blob of calls does not end");
  }

  String text() throws IOException {
    int known = number();
    if (known > 0) {
      if (known > texts.size()) {
        throw new IOException("a blob of calls refers to a text that it does not hold");
      }
      return texts.get(known - 1);
    }
    int length = number();
    if (length < 0 || length > bytes.length - at) {
      throw new IOException("a blob of calls ends early");
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }
}
