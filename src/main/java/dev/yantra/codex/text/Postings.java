package dev.yantra.codex.text;

import java.util.Arrays;

/** The documents that hold one word, by their places, and how often. */
final class Postings {
  /** Of a word that no document holds. */
  static final Postings NONE = new Postings(new int[0], new int[0]);

  int[] positions;
  int[] frequencies;
  int size;

  Postings() {
    this.positions = new int[4];
    this.frequencies = new int[4];
  }

  Postings(int[] positions, int[] frequencies) {
    this.positions = positions;
    this.frequencies = frequencies;
    this.size = positions.length;
  }

  void add(int position, int frequency) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      frequencies = Arrays.copyOf(frequencies, size * 2);
    }
    positions[size] = position;
    frequencies[size] = frequency;
    size++;
  }
}
