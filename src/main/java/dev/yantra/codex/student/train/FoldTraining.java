package dev.yantra.codex.student.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.objectives.Objective;
import dev.yantra.codex.student.train.objectives.Objectives;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fold with all its tensors: made once, used in every epoch. */
final class FoldTraining {
  private final NDManager manager;
  private final Batch batch;
  private final NDArray rows;
  private final Map<Example.Stage, NDArray> rowWeights = new EnumMap<>(Example.Stage.class);
  private final List<Objective> objectives = new ArrayList<>();
  private final float temperature;

  FoldTraining(
      NDManager manager,
      Fold fold,
      Texts texts,
      NodeFeatures features,
      ModelShape shape,
      TrainingPlan plan,
      Random random) {
    this.manager = manager;
    this.temperature = (float) plan.temperature();
    int[] nodes = fold.rows().stream().mapToInt(Fold.Row::node).toArray();
    this.rows = SparseRows.selecting(nodes, fold.size()).tensor(manager);
    for (Example.Stage stage : Example.Stage.values()) {
      float[] weights = new float[nodes.length];
      for (int r = 0; r < weights.length; r++) {
        weights[r] = fold.rows().get(r).lesson().stage().compareTo(stage) <= 0 ? 1 : 0;
      }
      rowWeights.put(stage, Dense.owned(manager, weights, new Shape(weights.length, 1)));
    }
    Objectives table =
        new Objectives(
            manager, fold, node -> texts.of(node, TextField.BODY), features, shape, random);
    Head.ALL.forEach(head -> add(table.of(head)));
    this.batch = new Batch(fold, texts, shape.buckets(), levels(fold, plan), plan::averages);
  }

  /** The levels that the losses read. */
  private List<Level> levels(Fold fold, TrainingPlan plan) {
    BitSet last = new BitSet();
    BitSet first = new BitSet();
    fold.rows().forEach(row -> last.set(row.node()));
    objectives.forEach(objective -> objective.reads(last, first));
    return Level.reaching(fold, last, first, plan::averages);
  }

  private void add(Objective objective) {
    if (!objective.empty()) {
      objectives.add(objective);
    }
  }

  /**
   * One step there and back.
   *
   * @param stage the curriculum's stage: rows of later ones do not count yet
   * @param gradients are added to
   * @return the weighted sum of all losses
   */
  double learn(
      Engine engine,
      Parameters parameters,
      Dropout dropout,
      Example.Stage stage,
      Gradients gradients) {
    try (NDScope scope = new NDScope()) {
      Forward forward = new Forward(manager, parameters, batch, dropout);
      NDArray input = forward.leaf(0);
      NDArray output = forward.leaf(3);
      float loss;
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray sum = loss(parameters, input, output, stage);
        collector.backward(sum);
        loss = sum.getFloat();
      }
      gradients.takeFromTorch();
      forward.backward(gradient(input), gradient(output), gradients);
      scope.suppressNotUsedWarning();
      return loss;
    }
  }

  /** The nodes of a level that the losses read. */
  Level level(int number) {
    return batch.level(number);
  }

  private NDArray loss(Parameters parameters, NDArray input, NDArray output, Example.Stage stage) {
    Objective.Pass pass = pass(parameters, input, output, stage);
    NDArray sum = output.getManager().zeros(new Shape());
    for (Objective objective : objectives) {
      NDArray loss = objective.loss(pass).reshape(new Shape());
      sum = sum.add(Losses.scaled(loss, objective.head().role().weight()));
    }
    return sum;
  }

  private static Dense gradient(NDArray leaf) {
    return Dense.of(leaf.getGradient());
  }

  /** The loss of each head, without dropout and on all rows. */
  SortedMap<String, Double> losses(Parameters parameters) {
    SortedMap<String, Double> losses = new TreeMap<>();
    try (NDScope scope = new NDScope()) {
      Forward forward = new Forward(manager, parameters, batch, Dropout.NONE);
      Objective.Pass pass = pass(parameters, forward.leaf(0), forward.leaf(3), Example.Stage.HARD);
      for (Objective objective : objectives) {
        double loss = objective.loss(pass).getFloat();
        losses.put(objective.head().key(), loss * objective.head().role().weight());
      }
      scope.suppressNotUsedWarning();
    }
    return losses;
  }

  private Objective.Pass pass(
      Parameters parameters, NDArray input, NDArray output, Example.Stage stage) {
    NDArray weights = rowWeights.get(stage);
    if (weights == null) {
      throw new IllegalStateException("no weights of " + stage);
    }
    return new Objective.Pass(
        parameters::get, input, output, rows.matMul(output), weights, temperature);
  }
}
