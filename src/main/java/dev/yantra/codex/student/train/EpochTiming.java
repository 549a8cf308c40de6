package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.GraphView;
import dev.yantra.codex.student.ModelShape;
import dev.yantra.codex.student.Relation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * How long the three convolutions take over a whole graph, there and back with a step of Adam: what
 * a comparison with another library's layers can be made of. Labels and texts are left out on both
 * sides; the loss is the mean square of the output.
 */
public final class EpochTiming {
  /** The compiler has to have seen the loops. */
  private static final int WARM_UP = 8;

  private final CodeGraph graph;
  private final ModelShape shape;

  public EpochTiming(CodeGraph graph, ModelShape.Preset preset) {
    this.graph = graph;
    this.shape = preset.shape(List.of("concern"), List.of("kind"), List.of("bug"));
  }

  /**
   * Seconds of each epoch.
   *
   * @param epochs how many are timed, after one that is not
   * @param nanoClock the clock: of the wall or of the processor
   */
  public double[] seconds(int epochs, LongSupplier nanoClock) {
    Torch.open();
    try (NDManager manager = NDManager.newBaseManager()) {
      Fold fold = Folds.wholeGraph(graph);
      List<Level> levels = Level.whole(fold);
      Neighbourhoods same = new Neighbourhoods(fold, levels.get(0), levels.get(1), true);
      List<Neighbourhoods> neighbourhoods = List.of(same, same, same);
      Parameters parameters = new Parameters(manager, Parameters.initial(shape, 1));
      Adam adam = new Adam(1e-3, epochs + 1);
      Dense input = input();
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

  private Dense input() {
    Random random = new Random(1);
    Dense input = Dense.zeros(graph.size(), shape.input());
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
