package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.metric.Metric;

/**
 * A figure before it is a number: the metric over its cases, so that several trainings can be put
 * together.
 *
 * @param groups the split's group of each case, shape [cases]
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares measurements by value.
public record CaseMetric(Metric metric, int[] groups) {
  public CaseMetric {
    groups = groups.clone();
  }

  /** The gain over another system on the same cases. */
  public Metric minus(CaseMetric other) {
    return weights -> metric.of(weights) - other.metric.of(weights);
  }

  @Override
  public int[] groups() {
    return groups.clone();
  }
}
