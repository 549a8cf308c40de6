package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ContextCountsTest {
  private static ContextCounts some() {
    ContextCounts counts = new ContextCounts();
    counts.in("main").add(7, 2);
    counts.in("main").add(3, 1);
    counts.in("main").raise(3);
    counts.in("empty").raise(1);
    return counts;
  }

  private static ByteBuffer bytes(ContextCounts counts) {
    Sections.Writer out = new Sections.Writer();
    counts.write(out);
    return out.toBuffer();
  }

  private static ContextCounts read(ByteBuffer bytes) {
    return new ContextCounts(new Sections.Reader(bytes));
  }

  private static Map<Integer, Integer> labels(ContextCounts.Counts counts) {
    Map<Integer, Integer> labels = new TreeMap<>();
    counts.forEach(labels::put);
    return labels;
  }

  @Test
  void countsThatWereKept_areTheSame() {
    ContextCounts kept = read(bytes(some()));
    ContextCounts.Counts main = kept.find("main").orElseThrow();
    assertEquals(Map.of(3, 1, 7, 2), labels(main));
    assertEquals(3, main.total());
    assertEquals(2, main.different());
    assertEquals(1, kept.find("empty").orElseThrow().total());
    assertEquals(0, kept.find("empty").orElseThrow().different());
    assertEquals(true, kept.find("mai").isEmpty());
  }

  @Test
  void whatIsCountedAfterwards_joinsWhatWasKept() {
    ContextCounts kept = read(bytes(some()));
    kept.in("main").add(7, -2);
    kept.in("new").add(1, 1);
    assertEquals(0, kept.find("main").orElseThrow().of(7));
    assertEquals(1, kept.in("main").of(3));
    assertEquals(1, kept.find("new").orElseThrow().of(1));
    assertThrows(IllegalStateException.class, () -> bytes(kept));
  }

  @Test
  void countsThatAreCutOff_areRefused() {
    ByteBuffer whole = bytes(some());
    for (int length = 0; length < whole.limit() - Long.BYTES; length += Long.BYTES) {
      ByteBuffer part = whole.slice(0, length);
      assertThrows(RuntimeException.class, () -> read(part), "of length " + length);
    }
  }
}
