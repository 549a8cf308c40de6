package dev.yantra.codex.math;

/**
 * A vector that is zero almost everywhere.
 *
 * @param indices positions of the entries, ascending and without repetition
 * @param values the entries
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Hundreds of thousands live at once; nobody compares them.
public record SparseVector(int[] indices, float[] values) {
  /** The zero vector. */
  public static final SparseVector ZERO = new SparseVector(new int[0], new float[0]);

  public SparseVector {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(indices.length + " indices, " + values.length + " values");
    }
  }

  /** Number of entries. */
  public int size() {
    return indices.length;
  }

  /** Inner product with another vector. */
  public float dot(SparseVector other) {
    float sum = 0;
    for (int i = 0, j = 0; i < indices.length && j < other.indices.length; ) {
      if (indices[i] == other.indices[j]) {
        sum += values[i++] * other.values[j++];
      } else if (indices[i] < other.indices[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }
}
