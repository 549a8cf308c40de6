package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class VarIntsTest {
  private static byte[] written(long number) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    VarInts.write(number, new DataOutputStream(stream));
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    VarInts.write(number, sink::write);
    assertArrayEquals(stream.toByteArray(), sink.toByteArray());
    return stream.toByteArray();
  }

  private static long read(byte... bytes) throws IOException {
    return VarInts.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void write_takesOneByteForEachSevenBits() throws IOException {
    assertArrayEquals(new byte[] {0}, written(0));
    assertArrayEquals(new byte[] {127}, written(127));
    assertArrayEquals(new byte[] {(byte) 0x80, 1}, written(128));
    assertArrayEquals(new byte[] {(byte) 0xac, 2}, written(300));
    assertEquals(10, written(-1).length);
  }

  @Test
  void read_givesBackWhatWasWritten() throws IOException {
    for (long number : new long[] {0, 1, 127, 128, 16_383, 16_384, 1L << 32, Long.MAX_VALUE, -1}) {
      assertEquals(number, read(written(number)));
    }
  }

  @Test
  void read_ofANumberWithoutEnd_isRefused() {
    assertThrows(EOFException.class, () -> read((byte) 0x80));
    byte[] endless = new byte[12];
    Arrays.fill(endless, (byte) 0x80);
    assertThrows(IOException.class, () -> read(endless));
  }
}
