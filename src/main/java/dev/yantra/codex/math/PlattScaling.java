package dev.yantra.codex.math;

import java.util.Arrays;

/**
 * A slope and an intercept that turn log-odds into better ones (Platt 1999; Lin, Lin and Weng
 * 2007):
 *
 * <pre>minimise Σ_i −t_i ln p_i − (1 − t_i) ln(1 − p_i) + λ/2 ((a − 1)² + b²),   p_i = σ(a x_i + b)
 * </pre>
 *
 * <p>Truths may lie between 0 and 1, and two unknowns are solved by Cramer's rule: that sets it
 * apart from {@link LogisticRegression}.
 *
 * @param slope a, not below 0
 * @param intercept b
 */
public record PlattScaling(double slope, double intercept) {
  private static final int STEPS = 50;
  private static final double RIDGE = 1e-3;
  private static final double SMALLEST_STEP = 1e-10;
  private static final double TOLERANCE = 1e-9;

  /**
   * Fits by Newton's method with a line search.
   *
   * @param x log-odds, shape [cases], at least one
   * @param truth t, from 0 to 1, shape [cases]
   * @param least how close to certainty the mean may come that is said of everything where the
   *     order of {@code x} is wrong
   */
  public static PlattScaling fit(double[] x, double[] truth, double least) {
    double a = 1;
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      // The ridge pulls towards the identity: slope 1, intercept 0.
      double ga = RIDGE * (a - 1);
      double gb = RIDGE * b;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (int i = 0; i < x.length; i++) {
        double p = LogOdds.probability(a * x[i] + b);
        double w = p * (1 - p);
        ga += (p - truth[i]) * x[i];
        gb += p - truth[i];
        haa += w * x[i] * x[i];
        hab += w * x[i];
        hbb += w;
      }
      double determinant = haa * hbb - hab * hab;
      double da = (hbb * ga - hab * gb) / determinant;
      double db = (haa * gb - hab * ga) / determinant;
      // A whole Newton step from far away goes too far and back again for ever: halve it.
      double before = loss(x, truth, a, b);
      double part = 1;
      while (part > SMALLEST_STEP && loss(x, truth, a - part * da, b - part * db) > before) {
        part /= 2;
      }
      a -= part * da;
      b -= part * db;
      if (part * (Math.abs(da) + Math.abs(db)) < TOLERANCE) {
        break;
      }
    }
    return a > 0
        ? new PlattScaling(a, b)
        : new PlattScaling(0, LogOdds.of(Arrays.stream(truth).average().orElse(0.5), least));
  }

  private static double loss(double[] x, double[] truth, double a, double b) {
    double loss = RIDGE / 2 * ((a - 1) * (a - 1) + b * b);
    for (int i = 0; i < x.length; i++) {
      loss += LogOdds.crossEntropy(a * x[i] + b, truth[i]);
    }
    return loss;
  }

  /** The probability at log-odds {@code x}. */
  public double probability(double x) {
    return LogOdds.probability(slope * x + intercept);
  }
}
