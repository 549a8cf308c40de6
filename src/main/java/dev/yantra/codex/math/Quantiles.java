package dev.yantra.codex.math;

/** Quantiles of sorted values. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The quantile between two neighbouring values (Hyndman and Fan 1996, type 7).
   *
   * @param sorted ascending, at least one
   * @param q from 0 to 1
   */
  public static double interpolated(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /**
   * The least value that a share of the values does not exceed (Hyndman and Fan 1996, type 1).
   *
   * @param sorted ascending, at least one
   * @param share above 0, at most 1
   */
  public static double nearestRank(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
