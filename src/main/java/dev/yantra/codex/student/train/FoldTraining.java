package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.student.Features;
import dev.yantra.codex.student.ModelShape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fold with all its tensors: made once, used in every epoch. */
final class FoldTraining {
  private final Batch batch;
  private final NDArray rows;
  private final Map<Example.Stage, NDArray> rowWeights = new EnumMap<>(Example.Stage.class);
  private final List<Objective> objectives = new ArrayList<>();
  private final float temperature;

  FoldTraining(
      NDManager manager,
      Fold fold,
      NDArray texts,
      Features features,
      ModelShape shape,
      TrainingPlan plan,
      Random random) {
    this.temperature = (float) plan.temperature();
    this.batch = new Batch(manager, fold, texts, shape.buckets(), plan.neighbours());
    int[] nodes = fold.rows().stream().mapToInt(Fold.Row::node).toArray();
    this.rows = SparseRows.selecting(nodes, fold.size()).tensor(manager);
    for (Example.Stage stage : Example.Stage.values()) {
      float[] weights = new float[nodes.length];
      for (int r = 0; r < weights.length; r++) {
        weights[r] = fold.rows().get(r).lesson().stage().compareTo(stage) <= 0 ? 1 : 0;
      }
      rowWeights.put(stage, Batch.owned(manager, weights, new Shape(weights.length, 1)));
    }
    add(new CallObjective(manager, fold, random));
    add(new ImportObjective(manager, fold));
    add(DescribedObjective.concerns(manager, fold, features, shape.concerns()));
    add(DescribedObjective.kinds(manager, fold, features, shape.kinds()));
    add(DescribedObjective.bugs(manager, fold, features, shape.bugs()));
    add(new RiskObjective(manager, fold));
    add(new SearchObjective(manager, fold));
    add(new DonorObjective(manager, fold, features));
    add(new TestObjective(manager, fold, random));
  }

  private void add(Objective objective) {
    if (!objective.empty()) {
      objectives.add(objective);
    }
  }

  /**
   * The weighted sum of all losses, a scalar to differentiate.
   *
   * @param stage the curriculum's stage: rows of later ones do not count yet
   */
  NDArray loss(Parameters parameters, float dropout, Example.Stage stage) {
    Objective.Pass pass = pass(parameters, dropout, stage);
    NDArray sum = pass.output().getManager().zeros(new Shape());
    for (Objective objective : objectives) {
      NDArray loss = objective.loss(pass).reshape(new Shape());
      sum = sum.add(Losses.scaled(loss, objective.weight()));
    }
    return sum;
  }

  /** The loss of each head, without dropout and on all rows. */
  SortedMap<String, Double> losses(Parameters parameters) {
    Objective.Pass pass = pass(parameters, 0, Example.Stage.HARD);
    SortedMap<String, Double> losses = new TreeMap<>();
    for (Objective objective : objectives) {
      losses.put(objective.head(), (double) objective.loss(pass).getFloat() * objective.weight());
    }
    return losses;
  }

  /** The activations of every node, without dropout. */
  List<NDArray> levels(Parameters parameters) {
    return new Forward(parameters, 0).levels(batch);
  }

  private Objective.Pass pass(Parameters parameters, float dropout, Example.Stage stage) {
    List<NDArray> levels = new Forward(parameters, dropout).levels(batch);
    NDArray weights = rowWeights.get(stage);
    if (weights == null) {
      throw new IllegalStateException("no weights of " + stage);
    }
    return new Objective.Pass(parameters, levels, rows.matMul(levels.get(3)), weights, temperature);
  }
}
