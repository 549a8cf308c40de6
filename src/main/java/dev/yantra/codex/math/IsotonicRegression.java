package dev.yantra.codex.math;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rising step function nearest to some points (isotonic regression), found by pooling adjacent
 * violators (Ayer et al. 1955; for calibration Zadrozny and Elkan 2002). It is read linearly
 * between the centres of the pools and is level outside them.
 */
public final class IsotonicRegression {
  private final double[] centres;
  private final double[] values;

  private IsotonicRegression(double[] centres, double[] values) {
    this.centres = centres;
    this.values = values;
  }

  /**
   * Fits.
   *
   * @param x shape [points], at least one
   * @param y shape [points]
   */
  public static IsotonicRegression fit(double[] x, double[] y) {
    // By y within ties, so that the outcome does not depend on the order of the points.
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(
                (a, b) -> x[a] != x[b] ? Double.compare(x[a], x[b]) : Double.compare(y[a], y[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] centre = new double[x.length];
    double[] value = new double[x.length];
    double[] weight = new double[x.length];
    int pools = 0;
    for (int i = 0; i < order.length; ) {
      int from = i;
      double sum = 0;
      for (; i < order.length && x[order[i]] == x[order[from]]; i++) {
        sum += y[order[i]];
      }
      centre[pools] = x[order[from]];
      weight[pools] = i - from;
      value[pools] = sum / weight[pools];
      pools++;
      while (pools > 1 && value[pools - 2] >= value[pools - 1]) {
        pool(centre, value, weight, pools - 2);
        pools--;
      }
    }
    return new IsotonicRegression(Arrays.copyOf(centre, pools), Arrays.copyOf(value, pools));
  }

  private static void pool(double[] centre, double[] value, double[] weight, int left) {
    double both = weight[left] + weight[left + 1];
    centre[left] = (centre[left] * weight[left] + centre[left + 1] * weight[left + 1]) / both;
    value[left] = (value[left] * weight[left] + value[left + 1] * weight[left + 1]) / both;
    weight[left] = both;
  }

  /** The value at {@code x}. */
  public double of(double x) {
    int found = Arrays.binarySearch(centres, x);
    if (found >= 0) {
      return values[found];
    }
    int right = -found - 1;
    if (right == 0) {
      return values[0];
    }
    if (right == centres.length) {
      return values[right - 1];
    }
    double share = (x - centres[right - 1]) / (centres[right] - centres[right - 1]);
    return values[right - 1] + share * (values[right] - values[right - 1]);
  }
}
