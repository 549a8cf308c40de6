package dev.yantra.codex.math;

import java.nio.FloatBuffer;

/**
 * A dense matrix of floats, row by row, on the heap or memory-mapped.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values {@code rows * columns} floats from position 0
 */
public record Matrix(int rows, int columns, FloatBuffer values) {
  public Matrix {
    if (values.limit() != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(rows + " x " + columns + " of " + values.limit());
    }
  }

  /** A matrix over an array that it shares. */
  public static Matrix of(int rows, int columns, float... values) {
    return new Matrix(rows, columns, FloatBuffer.wrap(values));
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return of(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** Copies a row into {@code target}, which has {@link #columns()} entries. */
  public void copyRow(int row, float[] target) {
    values.get(row * columns, target, 0, columns);
  }

  /** A copy of a row. */
  public float[] row(int row) {
    float[] copy = new float[columns];
    copyRow(row, copy);
    return copy;
  }

  /** Replaces a row. */
  public void setRow(int row, float[] source) {
    values.put(row * columns, source, 0, columns);
  }

  /** Inner product of a row with a vector. */
  public float dotRow(int row, float[] vector) {
    int start = row * columns;
    float sum = 0;
    for (int j = 0; j < columns; j++) {
      sum += values.get(start + j) * vector[j];
    }
    return sum;
  }

  /** A copy of all values, row by row. */
  public float[] toArray() {
    float[] copy = new float[rows * columns];
    values.get(0, copy);
    return copy;
  }
}
