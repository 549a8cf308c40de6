package dev.yantra.codex.distill;

import dev.yantra.codex.distill.MonotoneCalibration.Case;
import java.util.List;

/**
 * Expected calibration error over ten bins of equal width (Guo et al. 2017, equation 3):
 *
 * <pre>ECE = Σ_b |B_b| / n · |truth(B_b) - said(B_b)|</pre>
 */
final class Reliability {
  private static final int BINS = 10;

  private Reliability() {}

  /** The error over {@code cases}, from 0 to 1; 0 without any. */
  static double error(List<Case> cases) {
    double[] gap = new double[BINS];
    for (Case c : cases) {
      gap[Math.min(BINS - 1, (int) (c.said() * BINS))] += c.truth() - c.said();
    }
    double sum = 0;
    for (double g : gap) {
      sum += Math.abs(g);
    }
    return cases.isEmpty() ? 0 : sum / cases.size();
  }
}
