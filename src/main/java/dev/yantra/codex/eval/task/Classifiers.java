package dev.yantra.codex.eval.task;

import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LogisticTrees;
import dev.yantra.codex.student.fit.TreeColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Ordinary classifiers over bags of words, one a label: logistic regression by AdaGrad and a random
 * forest (Breiman 2001), both Tribuo's, and gradient-boosted trees, which are the student's own:
 * XGBoost itself would bring a native library of tens of megabytes for one row of a table.
 */
final class Classifiers {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final int EPOCHS = 10;
  private static final int TREES = 40;
  private static final int DEPTH = 16;
  private static final BoostedTrees.Plan BOOSTING = new BoostedTrees.Plan(60, 4, 0.2, 1, 1);
  private static final LabelFactory FACTORY = new LabelFactory();

  /** Tribuo reports every training run; kept here so that the level is not collected away. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  /** What is known of a method, as names with values. */
  interface Features {
    Map<String, Double> of(int method);
  }

  private final List<Integer> train;
  private final Features features;
  private final Set<String> common;
  private final long seed;

  /**
   * Classifiers that learn from some methods.
   *
   * @param common features that occur in fewer methods than this say too little to keep
   */
  Classifiers(List<Integer> train, Features features, int common, long seed) {
    this.train = List.copyOf(train);
    this.features = features;
    this.seed = seed;
    Map<String, Integer> frequencies = new HashMap<>();
    train.forEach(m -> features.of(m).keySet().forEach(f -> frequencies.merge(f, 1, Integer::sum)));
    frequencies.values().removeIf(n -> n < common);
    this.common = Set.copyOf(frequencies.keySet());
    TRIBUO.setLevel(Level.WARNING);
  }

  LabelSystem logisticRegression(List<String> labels, LabelTable.LabelTruth truth) {
    return system(
        "logistic regression",
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.5, 0.1), EPOCHS, seed),
        labels,
        truth);
  }

  LabelSystem randomForest(List<String> labels, LabelTable.LabelTruth truth) {
    return system(
        "random forest",
        new RandomForestTrainer<>(
            new CARTClassificationTrainer(DEPTH, featuresPerSplit(), seed),
            new VotingCombiner(),
            TREES,
            seed),
        labels,
        truth);
  }

  /** Gradient-boosted trees over which words there are. */
  LabelSystem boostedTrees(List<String> labels, LabelTable.LabelTruth truth) {
    List<String> words = common.stream().sorted().toList();
    TreeColumns columns =
        TreeColumns.present(train.stream().map(m -> present(m, words)).toList(), words.size());
    Map<String, Boosted> models =
        labels.parallelStream()
            .collect(
                Collectors.toConcurrentMap(l -> l, l -> Boosted.fit(columns, holding(l, truth))));
    return new LabelSystem(
        "boosted trees",
        method -> {
          Map<String, Double> scores = new HashMap<>();
          double[] row = new double[words.size()];
          for (int word : present(method, words)) {
            row[word] = 1;
          }
          models.forEach((label, model) -> scores.put(label, model.probability(row)));
          return scores;
        });
  }

  /**
   * Trees for one label.
   *
   * @param start log-odds of the label
   */
  private record Boosted(double start, BoostedTrees trees) {
    static Boosted fit(TreeColumns columns, boolean[] holds) {
      int positive = 0;
      for (boolean holding : holds) {
        positive += holding ? 1 : 0;
      }
      double odds = Math.log(positive) - Math.log(holds.length - positive);
      if (positive == 0 || positive == holds.length) {
        return new Boosted(positive == 0 ? Double.NEGATIVE_INFINITY : odds, BoostedTrees.NONE);
      }
      double[] start = new double[holds.length];
      Arrays.fill(start, odds);
      BoostedTrees trees =
          BoostedTrees.grow(columns, start, LogisticTrees.likelihood(holds), BOOSTING);
      return new Boosted(start[0], trees);
    }

    double probability(double[] row) {
      return LogOdds.probability(start + trees.score(row));
    }
  }

  /** Of which methods of the training side a label holds. */
  private boolean[] holding(String label, LabelTable.LabelTruth truth) {
    boolean[] holds = new boolean[train.size()];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = truth.of(train.get(i)).contains(label);
    }
    return holds;
  }

  /** Numbers of the words that a method has, ascending. */
  private int[] present(int method, List<String> words) {
    return features.of(method).keySet().stream()
        .mapToInt(w -> Collections.binarySearch(words, w))
        .filter(i -> i >= 0)
        .sorted()
        .toArray();
  }

  /** Twice the usual share √n / n: bags of words are sparse, and most features say nothing. */
  private float featuresPerSplit() {
    return (float) Math.min(0.9, 2 / Math.sqrt(common.size() + 1));
  }

  private LabelSystem system(
      String name, Trainer<Label> trainer, List<String> labels, LabelTable.LabelTruth truth) {
    Map<String, Model<Label>> models = new LinkedHashMap<>();
    Map<String, Double> constant = new HashMap<>();
    for (String label : labels) {
      long positive = train.stream().filter(m -> truth.of(m).contains(label)).count();
      if (positive == 0 || positive == train.size()) {
        constant.put(label, positive == 0 ? 0.0 : 1.0);
      } else {
        models.put(label, model(trainer, label, truth));
      }
    }
    return new LabelSystem(
        name,
        method -> {
          Map<String, Double> scores = new HashMap<>(constant);
          Example<Label> example = example(method, LabelFactory.UNKNOWN_LABEL);
          models.forEach((label, model) -> scores.put(label, probability(model, example)));
          return scores;
        });
  }

  private Model<Label> model(Trainer<Label> trainer, String label, LabelTable.LabelTruth truth) {
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("methods", FACTORY), FACTORY);
    for (int m : train) {
      data.add(example(m, new Label(truth.of(m).contains(label) ? YES : NO)));
    }
    return trainer.train(data);
  }

  private static double probability(Model<Label> model, Example<Label> example) {
    if (example.size() == 0) {
      return 0;
    }
    Map<String, Label> scores = model.predict(example).getOutputScores();
    Label yes = scores.get(YES);
    return yes == null ? 0 : yes.getScore();
  }

  private Example<Label> example(int method, Label label) {
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    Map<String, Double> all = features.of(method);
    for (String name : new LinkedHashSet<>(all.keySet())) {
      if (common.contains(name)) {
        names.add(name);
        values.add(all.getOrDefault(name, 0.0));
      }
    }
    names.add("bias");
    values.add(1.0);
    return new ArrayExample<>(
        label,
        names.toArray(String[]::new),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
