package dev.yantra.codex.eval.metric;

import java.util.List;

/**
 * Precision, recall and F1 over all answers of all cases together: {@code F1 = 2 tp / (2 tp + fp +
 * fn)} (van Rijsbergen 1979).
 */
public final class MicroF1 {
  /** Right, wrong and missed answers of one case. */
  public record Counts(int right, int wrong, int missed) {}

  private final List<Counts> cases;

  /** A figure over some cases. */
  public MicroF1(List<Counts> cases) {
    this.cases = List.copyOf(cases);
  }

  /** F1; 0 where nothing is right, NaN where nothing was asked and nothing answered. */
  public Metric f1() {
    return weights -> ratio(weights, 2, 1, 1);
  }

  /** Share of the answers that are right; NaN without answers. */
  public Metric precision() {
    return weights -> ratio(weights, 1, 1, 0);
  }

  /** Share of what should be answered that is; NaN if that is nothing. */
  public Metric recall() {
    return weights -> ratio(weights, 1, 0, 1);
  }

  private double ratio(int[] weights, int ofRight, int ofWrong, int ofMissed) {
    long right = 0;
    long rest = 0;
    for (int i = 0; i < weights.length; i++) {
      Counts c = cases.get(i);
      right += (long) weights[i] * ofRight * c.right;
      rest += (long) weights[i] * (ofWrong * c.wrong + ofMissed * c.missed);
    }
    return right + rest == 0 ? Double.NaN : (double) right / (right + rest);
  }
}
