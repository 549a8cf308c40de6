package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class GraphCacheTest {
  private final Map<String, ByteBuffer> entries = new TreeMap<>();
  private int made;

  private final GraphCache cache =
      new GraphCache() {
        @Override
        public Optional<ByteBuffer> get(String name) {
          return Optional.ofNullable(entries.get(name)).map(ByteBuffer::duplicate);
        }

        @Override
        public void put(String name, ByteBuffer content) {
          entries.put(name, content);
        }
      };

  private int keep(GraphCache in) {
    return in.keep(
        "n",
        b -> b.getInt(0),
        () -> {
          made++;
          return 42;
        },
        v -> ByteBuffer.allocate(Integer.BYTES).putInt(0, v));
  }

  @Test
  void keep_makesOnceAndReadsThen() {
    assertEquals(42, keep(cache));
    assertEquals(42, keep(cache));

    assertEquals(1, made);
  }

  @Test
  void keep_makesADamagedEntryAgain() {
    entries.put("n", ByteBuffer.allocate(1));

    assertEquals(42, keep(cache));

    assertEquals(42, entries.get("n").getInt(0));
  }

  @Test
  void none_keepsNothing() {
    keep(GraphCache.NONE);
    keep(GraphCache.NONE);

    assertEquals(2, made);
  }
}
