package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.algebra.Matrix;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.network.HashedTextEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regressions, one for each label, over the terms of a declaration, hashed:
 *
 * <pre>max_w  Σ_i ln σ(±(w · x_i)) − λ/2 ‖w‖²</pre>
 *
 * <p>fitted by cyclic coordinate descent with a trust region for each weight (Genkin, Lewis and
 * Madigan 2007). Terms are present or not; the first weight is the bias, and is free.
 */
public final class Linear {
  /** Different terms that can be told apart, and the bias. */
  public static final int WIDTH = 1 + (1 << 13);

  private static final int SWEEPS = 12;

  /** Log-odds that are not worth the rows' exponentials. */
  private static final double LEAST_MOVE = 1e-3;

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
        .forEach(l -> weights.setRow(l, fit(columns, rows.size(), holds.get(l), ridge)));
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

  private static float[] fit(int[][] columns, int size, boolean[] holds, double ridge) {
    double[] w = new double[WIDTH];
    double[] trust = new double[WIDTH];
    Arrays.fill(trust, 1);
    double[] z = new double[size];
    // Starting from how often it holds, terms need not make up for a bias that is still under way.
    int yes = 0;
    for (boolean hold : holds) {
      yes += hold ? 1 : 0;
    }
    w[0] = Math.log((yes + 0.5) / (size - yes + 0.5));
    Arrays.fill(z, w[0]);
    double[] p = new double[size];
    Arrays.fill(p, Blend.sigmoid(w[0]));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int c = 0; c < WIDTH; c++) {
        if (columns[c].length == 0) {
          continue;
        }
        double lambda = c == 0 ? 0.1 : ridge;
        double gradient = -lambda * w[c];
        double curvature = lambda;
        for (int r : columns[c]) {
          gradient += (holds[r] ? 1 : 0) - p[r];
          curvature += Math.max(p[r] * (1 - p[r]), 0.02);
        }
        double move = Math.max(-trust[c], Math.min(trust[c], gradient / curvature));
        trust[c] = Math.max(2 * Math.abs(move), trust[c] / 2);
        if (Math.abs(move) > LEAST_MOVE) {
          w[c] += move;
          for (int r : columns[c]) {
            z[r] += move;
            p[r] = Blend.sigmoid(z[r]);
          }
        }
      }
    }
    float[] row = new float[WIDTH];
    for (int c = 0; c < WIDTH; c++) {
      row[c] = (float) w[c];
    }
    return row;
  }
}
