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
final class Merges {
  /** What becomes of a pair: a piece, the sooner the lower its rank. */
  private record Merge(int rank, int piece) {}

  private static final int NONE = -1;
  private static final Merge NEVER = new Merge(Integer.MAX_VALUE, NONE);

  private final Map<Long, Merge> merges = new HashMap<>();

  /**
   * The merges of a vocabulary.
   *
   * @param pairs each with a blank between its halves
   * @throws IllegalArgumentException if one is no pair, or not of this vocabulary
   */
  Merges(List<String> pairs, Pieces pieces) {
    for (int rank = 0; rank < pairs.size(); rank++) {
      String[] halves = pairs.get(rank).split(" ", -1);
      if (halves.length != 2) {
        throw new IllegalArgumentException("the merge '" + pairs.get(rank) + "' is no pair");
      }
      long pair = pair(known(halves[0], pieces), known(halves[1], pieces));
      merges.putIfAbsent(pair, new Merge(rank, known(halves[0] + halves[1], pieces)));
    }
  }

  private static int known(String piece, Pieces pieces) {
    if (!pieces.has(piece)) {
      throw new IllegalArgumentException("the vocabulary has no " + piece + ", but a merge has");
    }
    return (int) pieces.number(piece);
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  /**
   * A word with all its merges made.
   *
   * @param bytes the pieces of its single bytes, shape [bytes]
   * @return shape [at most bytes]
   */
  List<Long> merged(int[] bytes) {
    Word word = new Word(bytes);
    word.merge();
    return word.pieces();
  }

  /** A word on its way: a doubly linked list, and what can be merged in it by rank and place. */
  private final class Word {
    private final int[] pieces;
    private final int[] before;
    private final int[] after;
    private final PriorityQueue<Long> possible = new PriorityQueue<>();

    Word(int[] bytes) {
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
        Merge merge = at(i);
        if (merge.rank != next >>> 32) {
          continue; // One half was merged otherwise since.
        }
        int gone = after[i];
        pieces[i] = merge.piece;
        pieces[gone] = NONE;
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
      Merge merge = at(i);
      if (merge.piece != NONE) {
        possible.add((long) merge.rank << 32 | i);
      }
    }

    /** The merge of a piece with the one behind it. */
    private Merge at(int i) {
      boolean whole = pieces[i] != NONE && after[i] != NONE;
      return whole ? merges.getOrDefault(pair(pieces[i], pieces[after[i]]), NEVER) : NEVER;
    }

    List<Long> pieces() {
      return Arrays.stream(pieces).filter(p -> p != NONE).asLongStream().boxed().toList();
    }
  }
}
