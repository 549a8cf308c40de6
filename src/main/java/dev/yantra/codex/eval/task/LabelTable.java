package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.MicroF1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores of one system on some methods beside the truth. */
final class LabelTable {
  /** Thresholds between 0 and 1 that are tried. */
  private static final int STEPS = 100;

  private static final int WIDTH = 5;

  private final List<Map<String, Double>> scores = new ArrayList<>();
  private final List<Set<String>> truth;

  LabelTable(LabelSystem system, List<Integer> methods, LabelTruth truth) {
    this.truth = methods.stream().map(truth::of).toList();
    methods.forEach(m -> scores.add(system.scores().of(m)));
  }

  /** The labels that hold of a method. */
  interface LabelTruth {
    Set<String> of(int method);
  }

  double score(int row, String label) {
    return scores.get(row).getOrDefault(label, 0.0);
  }

  boolean holds(int row, String label) {
    return truth.get(row).contains(label);
  }

  int rows() {
    return truth.size();
  }

  /** Labels by falling score, ties by label; labels of score 0 last. */
  List<String> ranking(int row, List<String> labels) {
    return labels.stream()
        .sorted(
            (a, b) -> {
              int byScore = Double.compare(score(row, b), score(row, a));
              return byScore != 0 ? byScore : a.compareTo(b);
            })
        .toList();
  }

  /** Right, wrong and missed labels if every label at or above the threshold is given. */
  MicroF1 at(double threshold) {
    List<MicroF1.Counts> counts = new ArrayList<>();
    for (int row = 0; row < truth.size(); row++) {
      Set<String> right = truth.get(row);
      int hits = 0;
      int wrong = 0;
      for (Map.Entry<String, Double> e : scores.get(row).entrySet()) {
        if (e.getValue() >= threshold && e.getValue() > 0) {
          if (right.contains(e.getKey())) {
            hits++;
          } else {
            wrong++;
          }
        }
      }
      counts.add(new MicroF1.Counts(hits, wrong, right.size() - hits));
    }
    return new MicroF1(counts);
  }

  /**
   * The threshold to be used on other methods: the one whose F1 on these, averaged over the
   * thresholds around it, is best. The best one itself is best by chance where these are a few
   * dozen.
   */
  double bestThreshold() {
    int[] once = new int[truth.size()];
    Arrays.fill(once, 1);
    double[] f1 = new double[STEPS + 1];
    Arrays.setAll(f1, t -> at((double) t / STEPS).f1().of(once));
    int best = 0;
    for (int t = 1; t <= STEPS; t++) {
      best = around(f1, t) > around(f1, best) ? t : best;
    }
    return (double) best / STEPS;
  }

  /** Mean of the values around a position, weighted by a Gaussian of {@link #WIDTH} steps. */
  private static double around(double[] values, int position) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < values.length; i++) {
      double distance = (double) (i - position) / WIDTH;
      double weight = Math.exp(-distance * distance / 2);
      sum += Double.isNaN(values[i]) ? 0 : weight * values[i];
      weights += weight;
    }
    return sum / weights;
  }
}
