package dev.yantra.codex.math;

import dev.yantra.codex.workspace.VarInts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Rows of small numbers, each number a byte, under 32-bit hashes of texts; the texts themselves are
 * not kept. A text that was never put in finds a row that is not its own once in 2^32 / rows.
 */
public final class HashedRows {
  private final int width;
  private final int[] keys;
  private final byte[] values;

  private HashedRows(int width, int[] keys, byte[] values) {
    this.width = width;
    this.keys = keys;
    this.values = values;
  }

  /**
   * Some rows.
   *
   * @param width numbers of each row
   * @param rows by {@link StableHash#of32}
   */
  public static HashedRows of(int width, SortedMap<Integer, byte[]> rows) {
    int[] keys = new int[rows.size()];
    byte[] values = new byte[rows.size() * width];
    int at = 0;
    for (int key : rows.keySet()) {
      System.arraycopy(rows.getOrDefault(key, new byte[width]), 0, values, at * width, width);
      keys[at++] = key;
    }
    return new HashedRows(width, keys, values);
  }

  /** No rows at all. */
  public static HashedRows none() {
    return new HashedRows(0, new int[0], new byte[0]);
  }

  /** Number of rows. */
  public int size() {
    return keys.length;
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** The row of a hash; -1 if there is none. */
  public int find(int hash) {
    return Math.max(-1, Arrays.binarySearch(keys, hash));
  }

  /** A number of a row. */
  public int value(int row, int column) {
    return values[row * width + column];
  }

  /** Writes keys as what each is more than the one before, then column after column. */
  public void write(DataOutputStream out) throws IOException {
    out.writeShort(width);
    out.writeInt(keys.length);
    long last = Integer.MIN_VALUE;
    for (int key : keys) {
      long delta = key - last;
      last = key;
      VarInts.write(delta, out);
    }
    // Numbers of one column are like each other, which is what a compressor wants.
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < keys.length; row++) {
        out.writeByte(value(row, column));
      }
    }
  }

  /** Reads what {@link #write} writes. */
  public static HashedRows read(DataInputStream in) throws IOException {
    int width = in.readUnsignedShort();
    int[] keys = new int[in.readInt()];
    long key = Integer.MIN_VALUE;
    for (int row = 0; row < keys.length; row++) {
      key += VarInts.read(in);
      keys[row] = (int) key;
    }
    byte[] columns = in.readNBytes(width * keys.length);
    if (columns.length < width * keys.length) {
      throw new IOException("it ends too early");
    }
    byte[] values = new byte[columns.length];
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < keys.length; row++) {
        values[row * width + column] = columns[column * keys.length + row];
      }
    }
    return new HashedRows(width, keys, values);
  }
}
