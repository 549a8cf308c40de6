package dev.yantra.codex.workspace;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays of bytes and numbers one after the other, each behind its length and filled up to eight
 * bytes, so that they can be used where they lie.
 */
public final class Sections {
  private static final int UNIT = Long.BYTES;

  private Sections() {}

  /** One section of numbers and nothing else. */
  public static ByteBuffer of(int... numbers) {
    Writer writer = new Writer();
    writer.numbers(numbers);
    return writer.toBuffer();
  }

  /** A copy of what a section holds. */
  public static int[] toArray(IntBuffer numbers) {
    int[] array = new int[numbers.limit()];
    numbers.get(0, array);
    return array;
  }

  /** Collects sections. */
  public static final class Writer {
    private final List<ByteBuffer> sections = new ArrayList<>();
    private int size;

    public void bytes(byte[] section) {
      add(ByteBuffer.wrap(section));
    }

    /** Bytes from a buffer's position to its limit. */
    public void bytes(ByteBuffer section) {
      add(section.slice());
    }

    public void numbers(int[] section) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Integer.BYTES, section.length));
      bytes.asIntBuffer().put(section);
      add(bytes);
    }

    /** Texts of any length and content, in their order. */
    public void texts(List<String> section) {
      int[] ends = new int[section.size()];
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int i = 0; i < ends.length; i++) {
        all.writeBytes(section.get(i).getBytes(StandardCharsets.UTF_8));
        ends[i] = all.size();
      }
      numbers(ends);
      bytes(all.toByteArray());
    }

    private void add(ByteBuffer section) {
      sections.add(section);
      size = Math.addExact(size, UNIT + filled(section.remaining()));
    }

    /** All of them. */
    public ByteBuffer toBuffer() {
      ByteBuffer all = ByteBuffer.allocate(size);
      for (ByteBuffer section : sections) {
        int end = all.position() + UNIT + filled(section.remaining());
        all.putLong(section.remaining()).put(section.duplicate()).position(end);
      }
      return all.flip();
    }
  }

  private static int filled(int length) {
    return (length + UNIT - 1) / UNIT * UNIT;
  }

  /**
   * Gives sections back in their order.
   *
   * <p>Every method throws an {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}
   * where the bytes are none that a {@link Writer} wrote.
   */
  public static final class Reader {
    private final ByteBuffer all;
    private int position;

    public Reader(ByteBuffer all) {
      this.all = all;
    }

    public ByteBuffer bytes() {
      int length = Math.toIntExact(all.getLong(position));
      ByteBuffer section = all.slice(position + UNIT, length);
      position += UNIT + filled(length);
      return section;
    }

    public IntBuffer numbers() {
      return bytes().asIntBuffer();
    }

    public List<String> texts() {
      int[] ends = toArray(numbers());
      ByteBuffer section = bytes();
      byte[] all = new byte[section.limit()];
      section.get(0, all);
      List<String> texts = new ArrayList<>(ends.length);
      int start = 0;
      for (int end : ends) {
        texts.add(new String(all, start, end - start, StandardCharsets.UTF_8));
        start = end;
      }
      return texts;
    }
  }
}
