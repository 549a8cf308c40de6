package dev.yantra.codex.student.train.tensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.yantra.codex.math.SparseVector;
import java.util.Arrays;

/**
 * A sparse matrix under construction, row by row. Everything that training gathers, averages or
 * selects is a product with one of these: such products have exact gradients and run in a fixed
 * order.
 */
public final class SparseRows {
  private final int columns;
  private int rows;
  private int size;
  private long[] rowOf = new long[1024];
  private long[] columnOf = new long[1024];
  private float[] values = new float[1024];

  public SparseRows(int columns) {
    this.columns = columns;
  }

  /** A matrix that picks rows: {@code select · x} is x's rows in the order of {@code chosen}. */
  public static SparseRows selecting(int[] chosen, int columns) {
    SparseRows matrix = new SparseRows(columns);
    for (int c : chosen) {
      matrix.put(c, 1);
      matrix.endRow();
    }
    return matrix;
  }

  /** Adds an entry to the current row. */
  public void put(int column, float value) {
    if (size == values.length) {
      rowOf = Arrays.copyOf(rowOf, size * 2);
      columnOf = Arrays.copyOf(columnOf, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    rowOf[size] = rows;
    columnOf[size] = column;
    values[size++] = value;
  }

  /** Adds a whole row. */
  public void add(SparseVector row) {
    for (int i = 0; i < row.size(); i++) {
      put(row.indices()[i], row.values()[i]);
    }
    endRow();
  }

  /** Goes on to the next row. */
  public void endRow() {
    rows++;
  }

  /** Number of finished rows. */
  public int rows() {
    return rows;
  }

  /**
   * The matrix as a tensor that torch owns. DJL's {@code createCoo} would leave it pointing into
   * buffers that the JVM frees at its next collection: the copies here are torch's own.
   */
  public NDArray tensor(NDManager manager) {
    long[] indices = new long[2 * size];
    System.arraycopy(rowOf, 0, indices, 0, size);
    System.arraycopy(columnOf, 0, indices, size, size);
    try (NDArray borrowedIndices = manager.create(indices, new Shape(2, size));
        NDArray borrowedValues = manager.create(Arrays.copyOf(values, size));
        NDArray ownIndices = borrowedIndices.duplicate();
        NDArray ownValues = borrowedValues.duplicate()) {
      NDArray matrix =
          JniUtils.createSparseCoo(
              (PtNDArray) ownIndices, (PtNDArray) ownValues, new Shape(rows, columns));
      matrix.attach(manager);
      return matrix;
    }
  }
}
