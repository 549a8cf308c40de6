package dev.yantra.codex.student.serve;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.SparseLogistic;
import dev.yantra.codex.student.network.HashedTextEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regressions, one for each label, over the terms of a declaration, hashed. Terms are
 * present or not; the first weight is the bias.
 */
public final class Linear {
  /** Different terms that can be told apart, and the bias. */
  public static final int WIDTH = 1 + (1 << 13);

  private Linear() {}

  /** The positions of a declaration's terms, ascending, the bias first. */
  public static int[] positions(Collection<String> terms) {
    return IntStream.concat(
            IntStream.of(0),
            terms.stream().mapToInt(t -> 1 + HashedTextEncoder.bucket(t, WIDTH - 1)))
        .sorted()
        .distinct()
        .toArray();
  }

  /** The log-odds of a label. */
  public static double logit(Matrix weights, int label, int[] positions) {
    double sum = 0;
    for (int position : positions) {
      sum += weights.values().get(label * WIDTH + position);
    }
    return sum;
  }

  /**
   * Fits.
   *
   * @param rows positions of each declaration
   * @param holds for each label, whether it holds of each declaration
   * @param ridge λ
   * @return weights of shape [labels, {@link #WIDTH}]
   */
  public static Matrix fit(List<int[]> rows, List<boolean[]> holds, double ridge) {
    int[][] columns = columns(rows);
    Matrix weights = Matrix.zeros(holds.size(), WIDTH);
    // One thread a label and one row each: the same on any number of threads.
    IntStream.range(0, holds.size())
        .parallel()
        .forEach(l -> weights.setRow(l, SparseLogistic.fit(columns, holds.get(l), ridge)));
    return weights;
  }

  private static int[][] columns(List<int[]> rows) {
    List<List<Integer>> columns = new ArrayList<>();
    for (int c = 0; c < WIDTH; c++) {
      columns.add(new ArrayList<>());
    }
    for (int r = 0; r < rows.size(); r++) {
      for (int position : rows.get(r)) {
        columns.get(position).add(r);
      }
    }
    return columns.stream()
        .map(c -> c.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
