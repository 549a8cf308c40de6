package dev.yantra.codex.encoder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The pairs of pieces that training merged, first merged first (Sennrich et al. 2016, algorithm 1).
 * A word of n bytes takes O(n log n): a Javadoc may hold a picture in one word of 100,000 letters.
 */
final class BytePairMerges {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int NONE = -1;

  private final Map<String, Integer> ranks;

  /**
   * The merges of a vocabulary.
   *
   * @param pairs each with a blank between its halves
   * @throws IllegalArgumentException if one makes a piece that the vocabulary has not
   */
  BytePairMerges(List<String> pairs, PieceVocabulary pieces) {
    ranks = new HashMap<>(2 * pairs.size());
    for (String pair : pairs) {
      String made = pair.replace(" ", "");
      if (!pieces.has(made)) {
        throw new IllegalArgumentException("the vocabulary has no " + made + ", but a merge has");
      }
      ranks.putIfAbsent(pair, ranks.size());
    }
  }

  /**
   * A word with all its merges made.
   *
   * @param bytes the pieces of its single bytes, shape [bytes]
   * @return shape [at most bytes]
   */
  List<String> merged(String[] bytes) {
    Word word = new Word(bytes);
    word.merge();
    return word.left();
  }

  /**
   * A word while it is merged: its pieces as a doubly linked list, and a queue of possible merges
   * by rank and place.
   */
  private final class Word {
    private final String[] pieces;
    private final int[] before;
    private final int[] after;
    private final PriorityQueue<Long> possible = new PriorityQueue<>();

    Word(String[] bytes) {
      this.pieces = bytes.clone();
      this.before = new int[bytes.length];
      this.after = new int[bytes.length];
      Arrays.setAll(before, i -> i - 1);
      Arrays.setAll(after, i -> i + 1 < bytes.length ? i + 1 : NONE);
    }

    void merge() {
      for (int i = 0; i < pieces.length; i++) {
        offer(i);
      }
      while (!possible.isEmpty()) {
        long next = possible.remove();
        int i = (int) next;
        if (rank(i) != next >>> 32) {
          continue; // One half was merged otherwise since.
        }
        int gone = after[i];
        pieces[i] += pieces[gone];
        pieces[gone] = "";
        after[i] = after[gone];
        if (after[i] != NONE) {
          before[after[i]] = i;
        }
        offer(i);
        if (before[i] != NONE) {
          offer(before[i]);
        }
      }
    }

    private void offer(int i) {
      int rank = rank(i);
      if (rank != NEVER) {
        possible.add((long) rank << 32 | i);
      }
    }

    /** When a piece was merged with the one behind it. */
    private int rank(int i) {
      boolean whole = !pieces[i].isEmpty() && after[i] != NONE;
      return whole ? ranks.getOrDefault(pieces[i] + " " + pieces[after[i]], NEVER) : NEVER;
    }

    List<String> left() {
      return Arrays.stream(pieces).filter(p -> !p.isEmpty()).toList();
    }
  }
}
