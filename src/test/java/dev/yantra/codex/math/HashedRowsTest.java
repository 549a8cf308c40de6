package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HashedRowsTest {
  private static final int ROWS = 500;

  private static HashedRows rows() {
    SortedMap<Integer, byte[]> rows = new TreeMap<>();
    for (int i = 0; i < ROWS; i++) {
      rows.put(StableHash.of32("term " + i), new byte[] {(byte) i, (byte) -i, 7});
    }
    return HashedRows.of(3, rows);
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rows().write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static HashedRows read(byte[] bytes) throws IOException {
    return HashedRows.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void everyRow_survivesTheRoundTrip() throws IOException {
    HashedRows read = read(written());
    assertEquals(ROWS, read.size());
    for (int i = 0; i < ROWS; i++) {
      int row = read.find(StableHash.of32("term " + i));
      assertEquals((byte) i, read.value(row, 0));
      assertEquals((byte) -i, read.value(row, 1));
      assertEquals(7, read.value(row, 2));
    }
  }

  @Test
  void textThatWasNeverPutIn_hasNoRow() {
    assertEquals(-1, rows().find(StableHash.of32("term " + ROWS)));
    assertEquals(-1, HashedRows.none().find(0));
  }

  @Test
  void tornBytes_areNotRead() throws IOException {
    byte[] whole = written();
    assertThrows(IOException.class, () -> read(Arrays.copyOf(whole, whole.length - 1)));
  }
}
