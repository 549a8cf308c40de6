package dev.yantra.codex.student.calls;

import dev.yantra.codex.math.StableHash;
import java.util.Arrays;

/** A few dozen hashes of what can be said of something, each by its kind and its text. */
final class FeatureHashes {
  /** More are not taken: a set of them is the bits of a long. */
  static final int MOST = Long.SIZE;

  private int[] hashes = new int[MOST];
  private int size;

  void add(String kind, String text) {
    long hash = StableHash.join(StableHash.of(kind), StableHash.of(text));
    add(Long.hashCode(hash));
  }

  void add(int[] others) {
    for (int other : others) {
      add(other);
    }
  }

  private void add(int hash) {
    if (size < MOST) {
      hashes[size++] = hash;
    }
  }

  /** All of them, ascending, each once. */
  int[] sorted() {
    return Arrays.stream(hashes, 0, size).sorted().distinct().toArray();
  }

  /** One bit for each clue of the first that the second has too; both ascend. */
  static long shared(int[] clues, int[] others) {
    long bits = 0;
    int o = 0;
    for (int c = 0; c < clues.length; c++) {
      while (o < others.length && others[o] < clues[c]) {
        o++;
      }
      if (o < others.length && others[o] == clues[c]) {
        bits |= 1L << c;
      }
    }
    return bits;
  }
}
