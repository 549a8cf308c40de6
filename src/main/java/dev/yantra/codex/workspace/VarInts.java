package dev.yantra.codex.workspace;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Variable-length encoding of whole numbers with seven bits a byte, the least first: small numbers
 * take one byte (LEB128).
 */
public final class VarInts {
  private static final int BITS = 7;
  private static final int MASK = 0x7f;
  private static final int MORE = 0x80;

  private VarInts() {}

  /** A place that takes one byte after the other. */
  @FunctionalInterface
  public interface ByteSink {
    /** Takes the lowest eight bits of a number. */
    void put(int value);
  }

  /** A place that gives one byte after the other. */
  @FunctionalInterface
  public interface ByteSource {
    /**
     * The next byte, signed or unsigned.
     *
     * @throws IOException if there is none
     */
    int next() throws IOException;
  }

  /** Writes a number, of which all 64 bits count. */
  public static void write(long number, ByteSink out) {
    long rest = number;
    while ((rest & ~MASK) != 0) {
      out.put((int) (rest & MASK) | MORE);
      rest >>>= BITS;
    }
    out.put((int) rest);
  }

  /** Writes a number to a stream. */
  public static void write(long number, DataOutput out) throws IOException {
    long rest = number;
    while ((rest & ~MASK) != 0) {
      out.writeByte((int) (rest & MASK) | MORE);
      rest >>>= BITS;
    }
    out.writeByte((int) rest);
  }

  /**
   * Reads a number.
   *
   * @throws IOException if the bytes end in the middle of it, or it does not end within 64 bits
   */
  public static long read(ByteSource in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      int piece = in.next();
      number |= (long) (piece & MASK) << shift;
      if ((piece & MORE) == 0) {
        return number;
      }
    }
    throw new IOException("a number without end");
  }

  /** Reads a number from a stream. */
  public static long read(DataInput in) throws IOException {
    return read((ByteSource) in::readByte);
  }
}
