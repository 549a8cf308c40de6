package dev.yantra.codex.student.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.train.TrainingPlan.Neighbours;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Torch;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;

/**
 * Trains one network of the small preset on many repositories, by what they are: no teacher is
 * asked. Since labels, types and callees are told by their descriptions, what is learned of them
 * holds elsewhere.
 *
 * <p>In one step of four no neighbour is averaged, so that the network can also serve where there
 * is no graph to look at: methods that are not written yet, and the ablation.
 */
public final class NetworkPretraining implements Pretraining {
  private static final Curriculum CURRICULUM = new Curriculum(0, 0, 16);
  private static final TrainingPlan.Pace PACE = new TrainingPlan.Pace(5, 0.15, 4e-3, 16);
  private static final double DEAF = 0.25;

  private final TrainingPlan plan;
  private final TrainingPlan deaf;
  private final List<Part> parts = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();

  /** A fold of one of the repositories. */
  private record Part(Fold fold, Texts texts, NodeFeatures features, ModelShape shape) {}

  /** A pretraining with {@code seed} for everything random. */
  public NetworkPretraining(long seed) {
    this(TrainingPlan.of(ModelShape.Preset.SMALL, seed, 3).with(CURRICULUM));
  }

  NetworkPretraining(TrainingPlan like) {
    this.plan = like.with(PACE).fromScratch().with(Neighbours.WHOLE);
    this.deaf = plan.with(Neighbours.NONE);
  }

  @Override
  public String resource() {
    return "student/train/network.prior";
  }

  @Override
  public void add(CodeGraph graph, CallSites sites) {
    Splits splits = Splits.of(graph, plan.seed());
    StudentTraining training = new StudentTraining(graph, splits, List.of(), plan);
    ModelShape shape = training.shape();
    NodeFeatures features = new NodeFeatures(training.encoder(shape.buckets()));
    Texts texts = Texts.of(graph, features);
    int methods = 0;
    Folds folds = new Folds(graph, splits, features, List.of(), plan.seed());
    for (Fold fold : folds.training(plan.pace().folds())) {
      parts.add(new Part(fold, texts, features, shape));
      methods += fold.rows().size();
    }
    asked.add(methods);
  }

  @Override
  public Taught taught(Progress progress) {
    SortedMap<String, Matrix> weights = trained(progress);
    long count = weights.values().stream().mapToLong(m -> (long) m.rows() * m.columns()).sum();
    return new Taught(
        new NetworkPrior(weights).encode(),
        asked,
        String.format(Locale.ROOT, "%,d weights, %d epochs", count, plan.curriculum().epochs()));
  }

  private SortedMap<String, Matrix> trained(Progress progress) {
    if (parts.isEmpty()) {
      throw new IllegalStateException("nothing to learn from");
    }
    Engine engine = Torch.open();
    Random random = new Random(plan.seed());
    List<Part> order = new ArrayList<>(parts);
    int epochs = plan.curriculum().epochs();
    try (NDManager manager = NDManager.newBaseManager()) {
      Parameters parameters =
          new Parameters(manager, Parameters.initial(parts.get(0).shape, plan.seed()));
      Adam adam = new Adam(plan.pace().rate(), epochs * parts.size());
      for (int epoch = 0; epoch < epochs; epoch++) {
        Collections.shuffle(order, random);
        double loss = 0;
        for (int step = 0; step < order.size(); step++) {
          Dropout dropout =
              new Dropout(plan.pace().dropout(), Torch.seed(plan.seed(), epoch * 10_000L + step));
          loss += step(order.get(step), engine, manager, parameters, adam, dropout, random);
        }
        String detail = String.format(Locale.ROOT, "loss %.3f", loss / order.size());
        progress.update("network", epoch + 1, epochs, detail);
      }
      return parameters.values();
    }
  }

  /** One step; the fold's tensors live no longer than that. */
  private double step(
      Part part,
      Engine engine,
      NDManager manager,
      Parameters parameters,
      Adam adam,
      Dropout dropout,
      Random random) {
    TrainingPlan step = random.nextDouble() < DEAF ? deaf : plan;
    try (NDManager inner = manager.newSubManager()) {
      FoldTraining fold =
          new FoldTraining(inner, part.fold, part.texts, part.features, part.shape, step, random);
      Gradients gradients = new Gradients(parameters);
      double loss = fold.learn(engine, parameters, dropout, Example.Stage.HARD, gradients);
      adam.step(parameters, gradients);
      return loss;
    }
  }
}
