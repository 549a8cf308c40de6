package dev.yantra.codex.store;

import dev.yantra.codex.workspace.VarInts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link PackedOutput} wrote, in the same order. Of bytes that it did not write it says
 * so with an {@link IOException}.
 */
public final class PackedInput {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final Earlier earlier;
  private final VarInts.ByteSource source = this::next;
  private int position;

  /** The texts that stood before, for one who begins to read in the middle. */
  @FunctionalInterface
  interface Earlier {
    /** The text with a number, from 0. */
    String text(int number) throws IOException;
  }

  /**
   * @param bytes not copied; nobody may change them meanwhile
   */
  @SuppressWarnings("ArrayIsStoredDirectly")
  public PackedInput(byte[] bytes) {
    this.bytes = bytes;
    this.earlier = this::own;
  }

  /**
   * A part of what was written.
   *
   * @param bytes not copied; nobody may change them meanwhile
   * @param earlier every text of the whole
   */
  @SuppressWarnings("ArrayIsStoredDirectly")
  PackedInput(byte[] bytes, Earlier earlier) {
    this.bytes = bytes;
    this.earlier = earlier;
  }

  public int number() throws IOException {
    return (int) longNumber();
  }

  public long longNumber() throws IOException {
    return VarInts.read(source);
  }

  /** A number of things that follow, each of at least one byte. */
  public int count() throws IOException {
    int n = number();
    if (n < 0 || n > bytes.length - position) {
      throw new IOException(n + " entries in " + (bytes.length - position) + " bytes");
    }
    return n;
  }

  public int signed() throws IOException {
    int n = number();
    return n >>> 1 ^ -(n & 1);
  }

  public long fixed() throws IOException {
    long n = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      n = n << 8 | (next() & 0xff);
    }
    return n;
  }

  public boolean flag() throws IOException {
    return next() != 0;
  }

  public String text() throws IOException {
    int known = number();
    if (known != 0) {
      return earlier.text(known - 1);
    }
    int length = count();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    texts.add(text);
    return text;
  }

  private String own(int number) throws IOException {
    if (number < 0 || number >= texts.size()) {
      throw new IOException("text " + number + " of " + texts.size());
    }
    return texts.get(number);
  }

  public List<String> texts() throws IOException {
    int count = count();
    List<String> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(text());
    }
    return some;
  }

  /** True if everything has been read. */
  public boolean atEnd() {
    return position == bytes.length;
  }

  private byte next() throws IOException {
    if (position == bytes.length) {
      throw new IOException("it ends too early");
    }
    return bytes[position++];
  }
}
