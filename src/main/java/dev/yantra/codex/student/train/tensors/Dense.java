package dev.yantra.codex.student.train.tensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A matrix on the heap, row by row. Matrix products are torch's; what is averaged, gathered or
 * added row by row is faster in loops over arrays than in a dozen operators that each write a
 * matrix for the next one.
 *
 * @param values {@code rows * columns} floats, shared and not copied
 */
@SuppressWarnings("ArrayRecordComponent") // The array is the point.
public record Dense(int rows, int columns, float[] values) {
  public Dense {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(rows + " x " + columns + " of " + values.length);
    }
  }

  public static Dense zeros(int rows, int columns) {
    return new Dense(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** A copy of a tensor of two dimensions. */
  public static Dense of(NDArray tensor) {
    Dense copy = zeros((int) tensor.getShape().get(0), (int) tensor.getShape().get(1));
    view(tensor).get(copy.values);
    return copy;
  }

  /** A copy that torch owns. */
  public NDArray tensor(NDManager manager) {
    NDArray tensor = manager.create(new Shape(rows, columns));
    view(tensor).put(values);
    return tensor;
  }

  /** A tensor that torch owns: DJL's own may share the JVM's buffer. */
  public static NDArray owned(NDManager manager, float[] values, Shape shape) {
    NDArray own = manager.create(shape);
    view(own).put(values);
    return own;
  }

  /** A tensor's own memory, row by row. It must not outlive the tensor. */
  public static FloatBuffer view(NDArray tensor) {
    return JniUtils.getByteBuffer((PtNDArray) tensor, true)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /**
   * Adds {@code factor · row} to {@code sum}. Both are read at the same positions: loops over
   * different ones are not vectorised.
   */
  public static void add(float[] row, float factor, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }

  /** Cuts off what is below zero. */
  public static void rectify(float[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = Math.max(0, row[j]);
    }
  }

  /** Adds the sum of each column to {@code sums}. */
  public void addColumnSums(float[] sums) {
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(values, r * columns, row, 0, columns);
      add(row, 1, sums);
    }
  }
}
