package dev.yantra.codex.student;

import java.util.List;

/**
 * A learned matrix of a head.
 *
 * @param name such as {@code calls.query}: in checkpoints and in the network
 * @param start its first values, row by row; none where they are drawn, or zero for a bias
 */
public record HeadMatrix(String name, Size rows, Size columns, List<Float> start) {
  /** A number of rows or columns that depends on the size of the network. */
  public enum Size {
    /** One. */
    ONE,
    /** Two. */
    TWO,
    /** The width of a text's projection. */
    WORDS,
    /** The width of a node's output, layer 3. */
    EMBEDDING,
    /** The width of a node's output and its input, one behind the other. */
    EMBEDDING_AND_INPUT,
    /** The width in which queries and labels meet. */
    TOWER,
    /** The number of the head's labels. */
    LABELS
  }

  public HeadMatrix {
    start = List.copyOf(start);
  }

  /** A matrix that starts as all of its kind do: weights are drawn, biases are zero. */
  static HeadMatrix of(String name, Size rows, Size columns) {
    return new HeadMatrix(name, rows, columns, List.of());
  }

  /** A row of two numbers that start as given. */
  static HeadMatrix pair(String name, float first, float second) {
    return new HeadMatrix(name, Size.ONE, Size.TWO, List.of(first, second));
  }
}
