package dev.yantra.codex.student.network;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The outputs of every layer for every node: four matrices of shape [nodes, width of the level].
 *
 * <p>Scoring one method needs its own features and these rows of its neighbours, nothing else.
 */
public final class Activations {
  /** Number of levels: the input projection and three layers. */
  public static final int LEVELS = 4;

  private final NodeFeatures features;
  private final Network network;
  private final Set<NodeFeatures.Sight> declared;
  private final List<Matrix> levels;

  /**
   * Activations that were computed before.
   *
   * @param levels {@link #LEVELS} matrices, from the input projection on
   */
  public Activations(NodeFeatures features, Network network, List<Matrix> levels) {
    this(features, network, NodeFeatures.SPEC, levels);
  }

  private Activations(
      NodeFeatures features,
      Network network,
      Set<NodeFeatures.Sight> declared,
      List<Matrix> levels) {
    this.features = features;
    this.network = network;
    this.declared = declared;
    this.levels = List.copyOf(levels);
  }

  /** Runs the whole graph through the network; hidden methods are seen by their spec view. */
  public static Activations compute(NodeFeatures features, Network network, GraphView view) {
    return compute(features, network, view, NodeFeatures.SPEC);
  }

  /**
   * Runs the whole graph through the network.
   *
   * @param declared what may be looked at of hidden methods
   */
  public static Activations compute(
      NodeFeatures features, Network network, GraphView view, Set<NodeFeatures.Sight> declared) {
    CodeGraph graph = view.graph();
    List<Matrix> levels = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      levels.add(Matrix.zeros(graph.size(), network.shape().width(level)));
    }
    Activations all = new Activations(features, network, declared, levels);
    int[] nodes = IntStream.range(0, graph.size()).toArray();
    all.fill(view, nodes);
    return all;
  }

  /** Computes the rows of some nodes, level by level, from their neighbours' rows. */
  public void fill(GraphView view, int[] nodes) {
    for (int level = 0; level < LEVELS; level++) {
      int l = level;
      // Every row has one writer and the level before is complete: the result is the same on any
      // number of threads.
      IntStream.of(nodes)
          .parallel()
          .forEach(
              n -> {
                float[] row =
                    l == 0
                        ? features.level0(network, view.graph().node(n), sight(view, n))
                        : network.convolve(l, levels.get(l - 1).row(n), means(view, n, l - 1));
                levels.get(l).setRow(n, row);
              });
    }
  }

  /** The levels of one node of the graph, computed afresh with what {@code sight} allows. */
  public List<float[]> levels(GraphView view, int node, Set<NodeFeatures.Sight> sight) {
    float[] input = features.level0(network, view.graph().node(node), sight);
    return climb(input, level -> means(view, node, level));
  }

  /** The levels of a method that is not in the graph; its owner is its only neighbour. */
  public List<float[]> levels(GraphView view, Query.Unseen method) {
    int[] owner = view.graph().find(method.owner()).stream().toArray();
    return climb(
        features.level0(network, method),
        level -> {
          int width = network.shape().width(level);
          float[] means = new float[width * Relation.ALL.size()];
          if (owner.length > 0) {
            float[] row = levels.get(level).row(owner[0]);
            System.arraycopy(row, 0, means, Relation.STRUCTURE.block() * width, width);
          }
          return means;
        });
  }

  /** The rows of a level. */
  public Matrix level(int level) {
    return levels.get(level);
  }

  private interface Means {
    float[] at(int level);
  }

  private List<float[]> climb(float[] input, Means means) {
    List<float[]> climbed = new ArrayList<>(List.of(input));
    for (int layer = 1; layer < LEVELS; layer++) {
      climbed.add(network.convolve(layer, climbed.get(layer - 1), means.at(layer - 1)));
    }
    return climbed;
  }

  private float[] means(GraphView view, int node, int level) {
    Matrix rows = levels.get(level);
    int width = rows.columns();
    float[] means = new float[width * Relation.ALL.size()];
    float[] row = new float[width];
    for (Relation relation : Relation.ALL) {
      int start = relation.block() * width;
      int[] count = {0};
      view.neighbours(
          node,
          relation,
          u -> {
            rows.copyRow(u, row);
            for (int j = 0; j < width; j++) {
              means[start + j] += row[j];
            }
            count[0]++;
          });
      if (count[0] > 1) {
        float scale = 1f / count[0];
        for (int j = 0; j < width; j++) {
          means[start + j] *= scale;
        }
      }
    }
    return means;
  }

  private Set<NodeFeatures.Sight> sight(GraphView view, int node) {
    return view.hides(node) ? declared : NodeFeatures.FULL;
  }
}
