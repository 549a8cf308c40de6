package dev.yantra.codex.eval.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every figure against one that was worked out by hand. */
final class MetricsTest {
  private static final double EXACT = 1e-12;

  private static int[] ones(int n) {
    int[] ones = new int[n];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void rank_withoutTies() {
    Rank rank = Rank.of(new double[] {0.1, 0.9, 0.5}, 2);
    assertEquals(new Rank(1, 1), rank);
    assertEquals(0, rank.recallAt(1), EXACT);
    assertEquals(1, rank.recallAt(2), EXACT);
    assertEquals(0.5, rank.reciprocal(), EXACT);
  }

  @Test
  void rank_expectsTheMeanOverTies() {
    Rank rank = Rank.of(new double[] {0.5, 0.9, 0.5, 0.5}, 0);
    assertEquals(new Rank(1, 3), rank);
    assertEquals(1 / 3.0, rank.recallAt(2), EXACT);
    assertEquals((1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 3, rank.reciprocal(), EXACT);
  }

  @Test
  void missingAnswer_scoresNothing() {
    assertEquals(0, Rank.MISSING.recallAt(1000), EXACT);
    assertEquals(0, Rank.MISSING.reciprocal(), EXACT);
  }

  @Test
  void auc_countsPairsAndHalvesTies() {
    // Positives 0.8 and 0.4, negatives 0.4 and 0.2: wins 1 + 1 + 0.5 + 1 of 4.
    Auc auc = new Auc(new double[] {0.8, 0.4, 0.4, 0.2}, new boolean[] {true, true, false, false});
    assertEquals(3.5 / 4, auc.of(ones(4)), EXACT);
    assertEquals(1.0, auc.of(new int[] {5, 0, 1, 1}), EXACT);
    assertTrue(Double.isNaN(auc.of(new int[] {1, 1, 0, 0})));
  }

  @Test
  void calibrationError_weighsTheGapsOfBins() {
    // Bin 0.9: mean 0.95, truth 0.5, n = 2. Bin 0.1: 0.1, truth 0, n = 1. (2 · 0.45 + 0.1) / 3.
    CalibrationError error =
        new CalibrationError(
            new double[] {0.9, 1.0, 0.1}, new boolean[] {true, false, false}, new int[] {0, 1, 2});
    assertEquals(1.0 / 3, error.of(ones(3)), EXACT);
  }

  @Test
  void microF1_addsUpBeforeItDivides() {
    MicroF1 f1 = new MicroF1(List.of(new MicroF1.Counts(2, 1, 0), new MicroF1.Counts(1, 0, 3)));
    assertEquals(2.0 * 3 / (2 * 3 + 1 + 3), f1.f1().of(ones(2)), EXACT);
    assertEquals(3.0 / 4, f1.precision().of(ones(2)), EXACT);
    assertEquals(3.0 / 6, f1.recall().of(ones(2)), EXACT);
    assertEquals(2.0 / 3, f1.precision().of(new int[] {1, 0}), EXACT);
  }

  @Test
  void averagePrecision_isTheMeanOfPrecisionsAtHits() {
    assertEquals(
        (1.0 + 2.0 / 3) / 3,
        AveragePrecision.of(List.of("a", "x", "b"), Set.of("a", "b", "c")),
        EXACT);
  }

  @Test
  void bootstrap_givesTheNormalIntervalOfAMean() {
    double[] values = new double[400];
    int[] groups = new int[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2;
      groups[i] = i;
    }
    Interval interval = new Bootstrap(42, 2000).interval(Metric.mean(values), groups);
    assertEquals(0.5, interval.value(), EXACT);
    // 0.5 ± 1.96 · 0.5 / √400
    assertEquals(0.451, interval.low(), 0.006);
    assertEquals(0.549, interval.high(), 0.006);
  }

  @Test
  void bootstrap_drawsWholeGroups() {
    double[] values = new double[400];
    int[] groups = new int[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 100 % 2;
      groups[i] = i / 100;
    }
    Interval interval = new Bootstrap(42, 2000).interval(Metric.mean(values), groups);
    assertTrue(interval.high() - interval.low() > 0.5, "four groups are four cases: " + interval);
  }

  @Test
  void bootstrap_isTheSameForTheSameSeed() {
    double[] values = {1, 0, 0, 1, 1};
    int[] groups = {0, 1, 2, 3, 4};
    assertEquals(
        new Bootstrap(7, 100).interval(Metric.mean(values), groups),
        new Bootstrap(7, 100).interval(Metric.mean(values), groups));
  }

  @Test
  void bootstrap_overTrainings_isWiderThanOverCasesAlone() {
    int[] groups = {0, 1, 2, 3, 4, 5, 6, 7};
    Metric low = Metric.mean(new double[] {0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2});
    Metric high = Metric.mean(new double[] {0.7, 0.8, 0.9, 0.7, 0.8, 0.9, 0.7, 0.8});
    Bootstrap bootstrap = new Bootstrap(1, 500);
    Interval one = bootstrap.interval(low, groups);
    Interval both = bootstrap.interval(java.util.List.of(low, high), groups);
    assertEquals(0.4875, both.value(), 1e-9);
    assertTrue(both.high() - both.low() > 2 * (one.high() - one.low()), both.toString());
    assertEquals(
        bootstrap.interval(low, groups), bootstrap.interval(java.util.List.of(low), groups));
  }
}
