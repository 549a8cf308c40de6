package dev.yantra.codex.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class Bm25Test {
  /**
   * Three documents of 2, 3 and 1 words: the mean length is 2. {@code cat} stands in two of them:
   * idf = ln(1 + (3 - 2 + 0.5) / (2 + 0.5)) = ln 1.6 = 0.470004. Document 0: 1 · 2.2 / (1 + 1.2 ·
   * (0.25 + 0.75 · 2/2)) = 1, hence 0.470004. Document 1, twice in 3 words: 2 · 2.2 / (2 + 1.2 ·
   * (0.25 + 0.75 · 3/2)) = 4.4 / 3.65, hence 0.566580.
   */
  @Test
  void scores_areThoseOfTheFormula() {
    Bm25 index = new Bm25();
    index.add(0, List.of("cat", "dog"));
    index.add(1, List.of("cat", "cat", "bird"));
    index.add(2, List.of("fish"));

    List<Bm25.Hit> hits = index.search(List.of("cat"), 10);

    assertEquals(List.of(1, 0), hits.stream().map(Bm25.Hit::document).toList());
    assertEquals(0.566580, hits.get(0).score(), 1e-6);
    assertEquals(0.470004, hits.get(1).score(), 1e-6);
  }

  @Test
  void repeatedQueryWords_countOnceAndUnknownOnesNot() {
    Bm25 index = new Bm25();
    index.add(7, List.of("a", "b"));
    index.add(8, List.of("c"));

    assertEquals(index.search(List.of("a"), 5), index.search(List.of("a", "a", "unknown"), 5));
  }

  @Test
  void ties_goToTheLesserNumberAndKIsKept() {
    Bm25 index = new Bm25();
    for (int i = 9; i >= 0; i--) {
      index.add(i, List.of("same"));
    }

    assertEquals(
        List.of(0, 1, 2),
        index.search(List.of("same"), 3).stream().map(Bm25.Hit::document).toList());
    assertEquals(10, index.size());
  }

  @Test
  void nothing_findsNothing() {
    Bm25 index = new Bm25();
    assertEquals(List.of(), index.search(List.of("a"), 5));
    index.add(1, List.of());
    assertEquals(List.of(), index.search(List.of("a"), 5));
    assertThrows(IllegalArgumentException.class, () -> index.add(1, List.of("a")));
  }

  @Test
  void decodedIndex_findsTheSame() {
    Bm25 index = new Bm25();
    index.add(4, List.of("zebra", "äpfel", "cat", "cat"));
    index.add(9, List.of("cat", "dog"));
    index.add(2, List.of("ape"));

    Bm25 decoded = Bm25.decode(index.encode());

    for (String word : List.of("ape", "cat", "dog", "zebra", "äpfel", "unknown", "")) {
      assertEquals(index.search(List.of(word), 5), decoded.search(List.of(word), 5), word);
    }
    List<String> all = List.of("dog", "ape", "cat");
    assertArrayEquals(index.scores(all), decoded.scores(all));
    assertThrows(IllegalStateException.class, () -> decoded.add(1, List.of("cat")));
  }

  @Test
  void emptyIndex_canBeDecoded() {
    assertEquals(List.of(), Bm25.decode(new Bm25().encode()).search(List.of("cat"), 5));
  }
}
