package dev.yantra.codex.student.network;

import dev.yantra.codex.math.SparseVector;
import java.util.Map;

/**
 * A text as numbers, before anything is learned. The student multiplies what comes out with a
 * learned matrix of {@link #buckets()} rows, so that a bag of words and a dense sentence vector
 * enter it the same way.
 */
public interface TextEncoder {
  /** Length of the vectors. */
  int buckets();

  /**
   * Encodes a text.
   *
   * @param words its words, as {@code SubTokens} gives them, with their counts
   * @param sentence the text as it stands, for encoders that read sentences; empty where the words
   *     are no sentence
   * @return a vector of length {@link #buckets()}: of norm 1 for the words and, where there is a
   *     sentence and somebody to read it, another of norm 1 behind it; zero for a text without
   *     words
   */
  SparseVector encode(Map<String, Integer> words, String sentence);
}
