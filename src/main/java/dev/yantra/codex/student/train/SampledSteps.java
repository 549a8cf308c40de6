package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDManager;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.NeighbourhoodSampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Steps over a graph that is too large for one: each takes some rows of a fold and a sample of what
 * is around them, whose tensors live no longer than the step. What is drawn follows from the seed,
 * the epoch and the step.
 */
final class SampledSteps implements Steps {
  private static final int ROWS = 512;

  private record Part(Fold fold, List<Fold.Row> rows) {}

  private final NDManager manager;
  private final Texts texts;
  private final NodeFeatures features;
  private final ModelShape shape;
  private final TrainingPlan plan;
  private final List<Part> parts = new ArrayList<>();

  SampledSteps(
      NDManager manager,
      List<Fold> folds,
      Texts texts,
      NodeFeatures features,
      ModelShape shape,
      TrainingPlan plan) {
    this.manager = manager;
    this.texts = texts;
    this.features = features;
    this.shape = shape;
    this.plan = plan;
    for (Fold fold : folds) {
      List<Fold.Row> rows = new ArrayList<>(fold.rows());
      Collections.shuffle(rows, new Random(plan.seed()));
      for (int from = 0; from < rows.size(); from += ROWS) {
        parts.add(new Part(fold, rows.subList(from, Math.min(rows.size(), from + ROWS))));
      }
    }
  }

  @Override
  public int count() {
    return parts.size();
  }

  @Override
  public void with(int epoch, int step, Consumer<FoldTraining> use) {
    Part chosen = parts.get(step);
    Random random = new Random(plan.seed() * 31 + epoch * 100_003L + step);
    Fold fold = NeighbourhoodSampler.sample(chosen.fold(), chosen.rows(), random);
    try (NDManager inner = manager.newSubManager()) {
      Texts part = texts.part(fold.view().graph().size(), fold.view()::original);
      use.accept(new FoldTraining(inner, fold, part, features, shape, plan, random));
    }
  }
}
