package dev.yantra.codex.math;

import java.util.Arrays;

/**
 * A logistic regression over features that are there or are not:
 *
 * <pre>max_w  Σ_i ln σ(±(w · x_i)) − λ/2 ‖w‖²</pre>
 *
 * <p>fitted by cyclic coordinate descent with a trust region for each weight (Genkin, Lewis and
 * Madigan 2007). The first feature is the bias, and is free.
 */
public final class SparseLogistic {
  private static final int SWEEPS = 12;
  private static final double RIDGE_OF_BIAS = 0.1;

  /** Log-odds that are not worth the rows' exponentials. */
  private static final double LEAST_MOVE = 1e-3;

  private SparseLogistic() {}

  /**
   * Fits.
   *
   * @param columns for each feature, the rows that have it
   * @param holds for each row, true if it holds
   * @param ridge λ
   * @return weights, shape [columns]
   */
  public static float[] fit(int[][] columns, boolean[] holds, double ridge) {
    int size = holds.length;
    double[] w = new double[columns.length];
    double[] trust = new double[columns.length];
    Arrays.fill(trust, 1);
    // Starting from how often it holds, terms need not make up for a bias that is still under way.
    w[0] = LogOdds.of(holds);
    double[] z = new double[size];
    Arrays.fill(z, w[0]);
    double[] p = new double[size];
    Arrays.fill(p, LogOdds.probability(w[0]));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int c = 0; c < columns.length; c++) {
        if (columns[c].length == 0) {
          continue;
        }
        double lambda = c == 0 ? RIDGE_OF_BIAS : ridge;
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
            p[r] = LogOdds.probability(z[r]);
          }
        }
      }
    }
    float[] weights = new float[w.length];
    for (int c = 0; c < w.length; c++) {
      weights[c] = (float) w[c];
    }
    return weights;
  }
}
