package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.HashedTextEncoder;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Torch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * How long the three convolutions take over a whole graph, there and back with a step of Adam: what
 * a comparison with another library's layers can be made of. Labels and texts are left out on both
 * sides; the loss is the mean square of the output.
 */
public final class EpochTiming {
  /** The compiler has to have seen the loops. */
  private static final int WARM_UP = 8;

  /** Of which rows the layers are computed. */
  public enum Computed {
    /** All nodes on every level, as other libraries do. */
    ALL,
    /** What the losses read, directly or through neighbours, as training does. */
    READ
  }

  private final CodeGraph graph;
  private final ModelShape.Preset preset;
  private final ModelShape shape;

  /** A timing of the layers of one size over one graph. */
  public EpochTiming(CodeGraph graph, ModelShape.Preset preset) {
    this.graph = graph;
    this.preset = preset;
    this.shape = preset.shape(head -> List.of(head.key()));
  }

  /**
   * Seconds of each epoch.
   *
   * @param epochs how many are timed, after some that are not
   * @param nanoClock the clock: of the wall or of the processor
   */
  public double[] seconds(int epochs, LongSupplier nanoClock, Computed computed) {
    Torch.open();
    try (NDManager manager = NDManager.newBaseManager()) {
      Fold fold = Folds.wholeGraph(graph);
      List<Level> levels =
          switch (computed) {
            case ALL -> Level.whole(fold);
            case READ -> read(manager, fold);
          };
      List<Neighbourhoods> neighbourhoods =
          IntStream.rangeClosed(1, 3)
              .mapToObj(l -> new Neighbourhoods(fold, levels.get(l - 1), levels.get(l), true))
              .toList();
      Parameters parameters = new Parameters(manager, Parameters.initial(shape, 1));
      Adam adam = new Adam(1e-3, epochs + 1);
      Dense input = input(levels.get(0).size());
      double[] seconds = new double[epochs];
      for (int e = -WARM_UP; e < epochs; e++) {
        long start = nanoClock.getAsLong();
        try (NDScope scope = new NDScope()) {
          Gradients gradients = new Gradients(parameters);
          step(
              new Convolutions(manager, parameters, neighbourhoods, Dropout.NONE),
              input,
              gradients);
          adam.step(parameters, gradients);
          scope.suppressNotUsedWarning();
        }
        if (e >= 0) {
          seconds[e] = (nanoClock.getAsLong() - start) / 1e9;
        }
      }
      return seconds;
    }
  }

  private static void step(Convolutions layers, Dense input, Gradients gradients) {
    Dense output = layers.forward(input);
    float[] gradient = output.values().clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= 2f / gradient.length;
    }
    layers.learn(new Dense(output.rows(), output.columns(), gradient), gradients);
  }

  /** The levels of the first of the folds that a training would have. */
  private List<Level> read(NDManager manager, Fold whole) {
    TrainingPlan plan = TrainingPlan.of(preset, 1, 1);
    NodeFeatures features =
        new NodeFeatures(HashedTextEncoder.fit(shape.buckets(), List.of(Map.of())));
    Fold fold =
        new Folds(graph, Splits.of(graph, 42), features, List.of(), 1)
            .training(plan.pace().folds())
            .get(0);
    FoldTraining training =
        new FoldTraining(
            manager, fold, Texts.of(graph, features), features, shape, plan, new Random(1));
    BitSet last = new BitSet();
    Level read = training.level(3);
    for (int p = 0; p < read.size(); p++) {
      last.set(read.node(p));
    }
    last.clear(graph.size(), fold.size() + 1);
    return Level.reaching(whole, last, new BitSet(), layer -> true);
  }

  private Dense input(int nodes) {
    Random random = new Random(1);
    Dense input = Dense.zeros(nodes, shape.input());
    for (int i = 0; i < input.values().length; i++) {
      input.values()[i] = (float) random.nextGaussian();
    }
    return input;
  }

  /**
   * Writes the same graph for others: {@code sizes.txt} with nodes, widths and relations, and for
   * each relation {@code edges-N.bin}, pairs of little-endian 32-bit numbers, from a neighbour to
   * the node that averages it.
   */
  public void export(Path directory) throws IOException {
    Files.createDirectories(directory);
    GraphView view = GraphView.whole(graph);
    long edges = 0;
    for (Relation relation : Relation.ALL) {
      int size = 0;
      for (int n = 0; n < graph.size(); n++) {
        size += view.degree(n, relation);
      }
      ByteBuffer pairs = ByteBuffer.allocate(8 * size).order(ByteOrder.LITTLE_ENDIAN);
      for (int n = 0; n < graph.size(); n++) {
        int node = n;
        view.neighbours(n, relation, u -> pairs.putInt(u).putInt(node));
      }
      Files.write(directory.resolve("edges-" + relation.block() + ".bin"), pairs.array());
      edges += size;
    }
    Files.writeString(
        directory.resolve("sizes.txt"),
        String.format(
            Locale.ROOT,
            "%d %d %d %d %d %d %d%n",
            graph.size(),
            edges,
            Relation.ALL.size(),
            shape.width(0),
            shape.width(1),
            shape.width(2),
            shape.width(3)));
  }
}
