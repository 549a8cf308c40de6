package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.eval.metric.Auc;
import dev.yantra.codex.eval.metric.AveragePrecision;
import dev.yantra.codex.eval.metric.CalibrationError;
import dev.yantra.codex.eval.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The common part of the tasks with a small closed vocabulary: concerns and kinds of test. Every
 * system gives each label a probability from the declaration alone.
 */
final class LabelTask {
  private static final int COMMON = 3;

  /** Methods up to which a random forest is grown: three times as many took over eight minutes. */
  private static final int FOREST = 1500;

  private final EvalContext bench;
  private final List<String> labels;
  private final LabelTable.LabelTruth truth;
  private final List<Integer> train;

  /**
   * A task.
   *
   * @param train methods of the training side whose labels are known
   */
  LabelTask(
      EvalContext bench, List<String> labels, LabelTable.LabelTruth truth, List<Integer> train) {
    this.bench = bench;
    this.labels = List.copyOf(labels);
    this.truth = truth;
    this.train = List.copyOf(train);
  }

  /** How often each label holds on the training side. */
  LabelSystem prior() {
    Map<String, Double> rates = new HashMap<>();
    for (String label : labels) {
      long n = train.stream().filter(m -> truth.of(m).contains(label)).count();
      rates.put(label, train.isEmpty() ? 0 : (double) n / train.size());
    }
    return new LabelSystem("prior", m -> rates);
  }

  /** How often each label holds among the nearest methods of the training side. */
  LabelSystem neighbours() {
    Set<Integer> known = new HashSet<>(train);
    NearestNeighbours neighbours = new NearestNeighbours(bench, known::contains);
    return new LabelSystem("nearest neighbours", m -> neighbours.shares(m, truth::of));
  }

  /** Classifiers over the words of the declaration. */
  List<LabelSystem> classifiers() {
    Map<Integer, Map<String, Double>> words = new HashMap<>();
    Classifiers classifiers =
        new Classifiers(
            train, m -> words.computeIfAbsent(m, this::words), COMMON, bench.options().seed());
    List<LabelSystem> systems = new ArrayList<>();
    systems.add(classifiers.logisticRegression(labels, truth));
    if (bench.options().slow()) {
      systems.add(classifiers.boostedTrees(labels, truth));
      if (train.size() <= FOREST) {
        systems.add(classifiers.randomForest(labels, truth));
      }
    }
    return systems;
  }

  /** Those of a task, and what else is to be known of the classifiers. */
  List<String> notes(String... notes) {
    List<String> all = new ArrayList<>(List.of(notes));
    if (bench.options().slow() && train.size() > FOREST) {
      all.add("No random forest above " + FOREST + " methods, where it takes too long.");
    }
    return all;
  }

  private Map<String, Double> words(int method) {
    Map<String, Double> words = new LinkedHashMap<>();
    SpecWords.marked(bench.method(method)).forEach(w -> words.put(w, 1.0));
    return words;
  }

  /** The area under the curve, averaged over the labels for which the cases define it. */
  Metric macroAuc(LabelTable table) {
    List<Auc> areas = new ArrayList<>();
    for (String label : labels) {
      double[] scores = new double[table.rows()];
      boolean[] holds = new boolean[table.rows()];
      for (int row = 0; row < scores.length; row++) {
        scores[row] = table.score(row, label);
        holds[row] = table.holds(row, label);
      }
      areas.add(new Auc(scores, holds));
    }
    return weights ->
        areas.stream()
            .mapToDouble(a -> a.of(weights))
            .filter(a -> !Double.isNaN(a))
            .average()
            .orElse(Double.NaN);
  }

  CalibrationError calibration(LabelTable table) {
    int n = table.rows() * labels.size();
    double[] probabilities = new double[n];
    boolean[] holds = new boolean[n];
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i / labels.size();
      String label = labels.get(i % labels.size());
      probabilities[i] = table.score(rows[i], label);
      holds[i] = table.holds(rows[i], label);
    }
    return new CalibrationError(probabilities, holds, rows);
  }

  /** Mean average precision of the labels' ranking; every case has a label that holds. */
  Metric meanAveragePrecision(LabelTable table, List<Integer> cases) {
    double[] values = new double[cases.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = AveragePrecision.of(table.ranking(row, labels), truth.of(cases.get(row)));
    }
    return Metric.mean(values);
  }

  /** The methods of the training side of which something is known. */
  static List<Integer> known(EvalContext bench, LabelTable.LabelTruth truth) {
    return bench.side(Split.TRAIN).stream().filter(m -> !truth.of(m).isEmpty()).toList();
  }
}
