package dev.yantra.codex.store;

import dev.yantra.codex.workspace.VarInts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes in which numbers are as short as they can be and every text stands once: where it is used
 * again, its number stands for it. {@link PackedInput} reads them back.
 */
public final class PackedOutput {
  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes = new byte[256];
  private int size;
  private int[] places = new int[64];

  /** A number from 0. */
  public void number(int n) {
    longNumber(n & 0xffff_ffffL);
  }

  /** A number from 0, seven bits a byte, the least first; all 64 bits count. */
  public void longNumber(long n) {
    VarInts.write(n, this::put);
  }

  /** A number of either sign, short if it is near 0. */
  public void signed(int n) {
    number(n << 1 ^ n >> 31);
  }

  /** Eight bytes, as they are. */
  public void fixed(long n) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (n >>> shift));
    }
  }

  public void flag(boolean value) {
    put(value ? 1 : 0);
  }

  public void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    number(known == null ? 0 : known + 1);
    if (known == null) {
      if (texts.size() > places.length) {
        places = Arrays.copyOf(places, 2 * places.length);
      }
      places[texts.size() - 1] = size;
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      number(encoded.length);
      reserve(encoded.length);
      System.arraycopy(encoded, 0, bytes, size, encoded.length);
      size += encoded.length;
    }
  }

  /** Their number, and each of them. */
  public void texts(Collection<String> some) {
    number(some.size());
    some.forEach(this::text);
  }

  /** Number of bytes so far: where the next thing will stand. */
  public int size() {
    return size;
  }

  /** Where each text stands, in the order of their numbers, with its length before it. */
  public int[] places() {
    return Arrays.copyOf(places, texts.size());
  }

  /** A copy of everything so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(int b) {
    reserve(1);
    bytes[size++] = (byte) b;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
