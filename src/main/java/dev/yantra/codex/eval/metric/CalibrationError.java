package dev.yantra.codex.eval.metric;

import dev.yantra.codex.math.ReliabilityBins;

/** Expected calibration error, by {@link ReliabilityBins}, of answers that belong to cases. */
public final class CalibrationError implements Metric {

  private final double[] probabilities;
  private final boolean[] truth;
  private final int[] cases;

  /**
   * The error over answers, of which a case may have several.
   *
   * @param probabilities from 0 to 1, shape [answers]
   * @param truth shape [answers]
   * @param cases the case of each answer, shape [answers]
   */
  public CalibrationError(double[] probabilities, boolean[] truth, int[] cases) {
    this.probabilities = probabilities.clone();
    this.truth = truth.clone();
    this.cases = cases.clone();
  }

  @Override
  public double of(int[] weights) {
    return bins(weights).error();
  }

  /** The bins of a reliability diagram. */
  public ReliabilityBins bins(int[] weights) {
    ReliabilityBins bins = new ReliabilityBins();
    for (int i = 0; i < probabilities.length; i++) {
      bins.add(probabilities[i], truth[i] ? 1 : 0, weights[cases[i]]);
    }
    return bins;
  }
}
