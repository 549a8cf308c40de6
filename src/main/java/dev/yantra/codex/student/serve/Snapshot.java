package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.network.Activations;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.Relation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The student's numbers for every node of one view of a graph: activations, the label towers of the
 * heads whose labels are nodes, and the embeddings that similarity compares.
 *
 * <p>The last column of a label tower is the label's own score; queries end in a 1 to meet it.
 */
public final class Snapshot {
  private final GraphView view;
  private final Activations activations;
  private final Matrix calls;
  private final Matrix imports;
  private final Matrix similar;

  private Snapshot(
      GraphView view, Activations activations, Matrix calls, Matrix imports, Matrix similar) {
    this.view = view;
    this.activations = activations;
    this.calls = calls;
    this.imports = imports;
    this.similar = similar;
  }

  /** Runs a whole view through the network. */
  public static Snapshot compute(Model model, GraphView view) {
    Activations activations = Activations.compute(model.features(), model.network(), view);
    ModelShape shape = model.network().shape();
    int size = view.graph().size();
    Snapshot snapshot =
        new Snapshot(
            view,
            activations,
            Matrix.zeros(size, shape.tower() + 1),
            Matrix.zeros(size, shape.tower() + 1),
            Matrix.zeros(size, shape.embedding()));
    int[] all = IntStream.range(0, size).toArray();
    snapshot.fill(model.network(), all);
    snapshot.fillSimilar(searchable(model, activations, view), all);
    return snapshot;
  }

  /**
   * What texts are compared with. A hidden method is found by its code, and the Javadoc that a
   * question may have been made from must not reach it through its neighbours either.
   */
  private static Activations searchable(Model model, Activations usual, GraphView view) {
    return view.graph().methods().anyMatch(view::hides)
        ? Activations.compute(model.features(), model.network(), view, Set.of())
        : usual;
  }

  /**
   * Lays stored matrices under a graph. Where the graph has not changed since, they are used as
   * they are; otherwise nodes are found by id, and new ones are computed from their neighbours'
   * rows.
   *
   * @param idLines the ids that the rows stand for, as {@link CodeGraph#idLines} gives them
   */
  static Snapshot of(
      Model model, CodeGraph graph, byte[] idLines, SortedMap<String, Matrix> stored) {
    boolean unchanged = Arrays.equals(idLines, graph.idLines());
    List<String> ids = unchanged ? List.of() : lines(idLines);
    int size = unchanged ? graph.size() : ids.size();
    List<Matrix> rows = new ArrayList<>();
    for (String name : names()) {
      Matrix matrix = stored.get(name);
      if (matrix == null || matrix.rows() != size) {
        throw new IllegalArgumentException("no rows of " + name);
      }
      rows.add(matrix);
    }
    GraphView view = GraphView.whole(graph);
    if (unchanged) {
      return over(model, view, rows);
    }
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      known.put(ids.get(i), i);
    }
    List<Matrix> aligned = new ArrayList<>();
    for (Matrix matrix : rows) {
      Matrix copy = Matrix.zeros(graph.size(), matrix.columns());
      for (int n = 0; n < graph.size(); n++) {
        Integer row = known.get(graph.id(n));
        if (row != null) {
          copy.setRow(n, matrix.row(row));
        }
      }
      aligned.add(copy);
    }
    Snapshot snapshot = over(model, view, aligned);
    int[] unseen =
        IntStream.range(0, graph.size()).filter(n -> !known.containsKey(graph.id(n))).toArray();
    snapshot.activations.fill(view, unseen);
    snapshot.fill(model.network(), unseen);
    snapshot.fillSimilar(snapshot.activations, unseen);
    return snapshot;
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }

  private static Snapshot over(Model model, GraphView view, List<Matrix> rows) {
    Activations activations =
        new Activations(model.features(), model.network(), rows.subList(0, Activations.LEVELS));
    int next = Activations.LEVELS;
    return new Snapshot(view, activations, rows.get(next), rows.get(next + 1), rows.get(next + 2));
  }

  private static List<String> names() {
    return List.of("level0", "level1", "level2", "level3", "calls", "imports", "similar");
  }

  /** All matrices by name, for the checkpoint. */
  SortedMap<String, Matrix> matrices() {
    SortedMap<String, Matrix> matrices = new TreeMap<>();
    for (int level = 0; level < Activations.LEVELS; level++) {
      matrices.put("level" + level, activations.level(level));
    }
    matrices.put("calls", calls);
    matrices.put("imports", imports);
    matrices.put("similar", similar);
    return matrices;
  }

  GraphView view() {
    return view;
  }

  /** What every layer says of every node. */
  public Activations activations() {
    return activations;
  }

  /** Label tower of next call, one row for each node. */
  public Matrix calls() {
    return calls;
  }

  /** Label tower of imports, one row for each node. */
  public Matrix imports() {
    return imports;
  }

  /** Unit embeddings; rows of nodes that are no methods are zero. */
  Matrix similar() {
    return similar;
  }

  private void fill(Network network, int[] nodes) {
    IntStream.of(nodes)
        .parallel()
        .forEach(
            n -> {
              calls.setRow(n, tower(network, "calls", n, view.degree(n, Relation.CALLERS)));
              imports.setRow(n, tower(network, "imports", n, view.degree(n, Relation.USES)));
            });
  }

  private void fillSimilar(Activations searched, int[] nodes) {
    IntStream.of(nodes)
        .parallel()
        .filter(n -> view.graph().node(n) instanceof MethodNode)
        .forEach(n -> similar.setRow(n, Vectors.unit(searchable(searched, n))));
  }

  private float[] tower(Network network, String head, int node, int uses) {
    float[] description = concat(activations.level(3).row(node), activations.level(0).row(node));
    float[] prior = network.array(head + ".prior");
    float own = prior[0] + prior[1] * (float) Math.log1p(uses);
    return concat(network.times(description, head + ".label"), new float[] {own});
  }

  /**
   * The output that others are compared with. A hidden method is found by its body, as every method
   * of a repository can be, but not by the Javadoc that the question may have been made from.
   */
  private float[] searchable(Activations searched, int method) {
    return view.hides(method)
        ? searched
            .levels(
                view.showing(method),
                method,
                Set.of(NodeFeatures.Sight.BODY, NodeFeatures.Sight.GIT))
            .get(3)
        : searched.level(3).row(method);
  }

  static float[] concat(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
