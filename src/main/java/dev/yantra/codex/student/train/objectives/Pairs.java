package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.ArrayList;
import java.util.List;

/** Pairs of a row and a label that belong together. */
final class Pairs {
  private final int size;
  private final NDArray left;
  private final NDArray right;
  private final NDArray byRow;

  private Pairs(int size, NDArray left, NDArray right, NDArray byRow) {
    this.size = size;
    this.left = left;
    this.right = right;
    this.byRow = byRow;
  }

  /** Number of pairs. */
  int size() {
    return size;
  }

  /** For each pair, the row of {@code x} that is its left side. */
  NDArray left(NDArray x) {
    return left.matMul(x);
  }

  /** For each pair, the row of {@code x} that is its right side. */
  NDArray right(NDArray x) {
    return right.matMul(x);
  }

  /** For each left side, the sum over its pairs: [rows, 1]. */
  NDArray sumByRow(NDArray x) {
    return byRow.matMul(x);
  }

  /** Pairs under construction. */
  static final class Builder {
    private final SparseRows left;
    private final SparseRows right;
    private final List<List<Integer>> byRow = new ArrayList<>();

    Builder(int rows, int labels) {
      this.left = new SparseRows(rows);
      this.right = new SparseRows(labels);
      for (int r = 0; r < rows; r++) {
        byRow.add(new ArrayList<>());
      }
    }

    void add(int row, int label) {
      byRow.get(row).add(left.rows());
      left.put(row, 1);
      left.endRow();
      right.put(label, 1);
      right.endRow();
    }

    Pairs build(NDManager manager) {
      int size = left.rows();
      SparseRows sums = new SparseRows(Math.max(1, size));
      byRow.forEach(
          pairs -> {
            pairs.forEach(p -> sums.put(p, 1));
            sums.endRow();
          });
      return new Pairs(size, left.tensor(manager), right.tensor(manager), sums.tensor(manager));
    }
  }
}
