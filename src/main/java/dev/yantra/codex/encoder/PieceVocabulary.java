package dev.yantra.codex.encoder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vocabulary of pieces of words, special pieces such as {@code [CLS]} included. */
final class PieceVocabulary {
  private final Map<String, Integer> vocabulary;
  private final long begin;
  private final long end;
  private final long unknown;

  /**
   * A vocabulary.
   *
   * @throws IllegalArgumentException if a special piece is not in it
   */
  PieceVocabulary(Map<String, Integer> vocabulary, String begin, String end, String unknown) {
    this.vocabulary = new HashMap<>(vocabulary); // Map.copyOf takes five times as long.
    this.begin = special(begin);
    this.end = special(end);
    this.unknown = special(unknown);
  }

  private long special(String piece) {
    Integer number = vocabulary.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return number;
  }

  boolean has(String piece) {
    return vocabulary.containsKey(piece);
  }

  long unknown() {
    return unknown;
  }

  /** The number of a piece; that of the unknown one for a piece that is not there. */
  long number(String piece) {
    Integer number = vocabulary.get(piece);
    return number == null ? unknown : number;
  }

  /** Numbers between beginning and end, cut off at the limit. */
  long[] framed(List<Long> numbers) {
    int size = Math.min(numbers.size(), Tokenizer.LIMIT - 2);
    long[] framed = new long[size + 2];
    Arrays.setAll(framed, i -> i == 0 ? begin : i <= size ? numbers.get(i - 1) : end);
    return framed;
  }
}
