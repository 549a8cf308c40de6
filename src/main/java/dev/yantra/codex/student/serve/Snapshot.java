package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.network.Activations;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.Relation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The student's numbers for every node of one view of a graph: activations, the label towers of the
 * heads whose labels are nodes, and the embeddings that similarity compares.
 *
 * <p>The last column of a label tower is the label's own score; queries end in a 1 to meet it.
 */
public final class Snapshot {
  /** The heads with label towers over nodes, and what counts as a use of a label. */
  private static final SortedMap<SpecialHead, Relation> USES =
      new TreeMap<>(
          Map.of(
              SpecialHead.CALLS, Relation.CALLERS,
              SpecialHead.IMPORTS, Relation.USES));

  private static final String SIMILAR = "similar";

  private final GraphView view;
  private final Activations activations;
  private final Map<SpecialHead, Matrix> towers;
  private final Matrix similar;

  private Snapshot(
      GraphView view, Activations activations, Map<SpecialHead, Matrix> towers, Matrix similar) {
    this.view = view;
    this.activations = activations;
    this.towers = new EnumMap<>(towers);
    this.similar = similar;
  }

  /** Runs a whole view through the network. */
  public static Snapshot compute(Model model, GraphView view) {
    Activations activations = Activations.compute(model.features(), model.network(), view);
    ModelShape shape = model.network().shape();
    int size = view.graph().size();
    Map<SpecialHead, Matrix> towers = new EnumMap<>(SpecialHead.class);
    USES.keySet().forEach(head -> towers.put(head, Matrix.zeros(size, shape.tower() + 1)));
    Snapshot snapshot =
        new Snapshot(view, activations, towers, Matrix.zeros(size, shape.embedding()));
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
    SortedMap<String, Matrix> rows = new TreeMap<>();
    for (String name : names()) {
      Matrix matrix = matrix(stored, name);
      if (matrix.rows() != size) {
        throw new IllegalArgumentException("other rows of " + name);
      }
      rows.put(name, matrix);
    }
    GraphView view = GraphView.whole(graph);
    if (unchanged) {
      return over(model, view, rows);
    }
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      known.put(ids.get(i), i);
    }
    SortedMap<String, Matrix> aligned = new TreeMap<>();
    for (Map.Entry<String, Matrix> entry : rows.entrySet()) {
      Matrix matrix = entry.getValue();
      Matrix copy = Matrix.zeros(graph.size(), matrix.columns());
      for (int n = 0; n < graph.size(); n++) {
        Integer row = known.get(graph.id(n));
        if (row != null) {
          copy.setRow(n, matrix.row(row));
        }
      }
      aligned.put(entry.getKey(), copy);
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

  private static Snapshot over(Model model, GraphView view, SortedMap<String, Matrix> rows) {
    List<Matrix> levels =
        IntStream.range(0, Activations.LEVELS).mapToObj(l -> matrix(rows, level(l))).toList();
    Map<SpecialHead, Matrix> towers = new EnumMap<>(SpecialHead.class);
    USES.keySet().forEach(head -> towers.put(head, matrix(rows, head.key())));
    Activations activations = new Activations(model.features(), model.network(), levels);
    return new Snapshot(view, activations, towers, matrix(rows, SIMILAR));
  }

  private static Matrix matrix(SortedMap<String, Matrix> rows, String name) {
    Matrix matrix = rows.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException("no rows of " + name);
    }
    return matrix;
  }

  private static List<String> names() {
    return Stream.of(
            IntStream.range(0, Activations.LEVELS).mapToObj(Snapshot::level),
            USES.keySet().stream().map(Head::key),
            Stream.of(SIMILAR))
        .flatMap(names -> names)
        .toList();
  }

  private static String level(int number) {
    return "level" + number;
  }

  /** All matrices by name, for the checkpoint. */
  SortedMap<String, Matrix> matrices() {
    SortedMap<String, Matrix> matrices = new TreeMap<>();
    for (int level = 0; level < Activations.LEVELS; level++) {
      matrices.put(level(level), activations.level(level));
    }
    towers.forEach((head, tower) -> matrices.put(head.key(), tower));
    matrices.put(SIMILAR, similar);
    return matrices;
  }

  GraphView view() {
    return view;
  }

  /** What every layer says of every node. */
  public Activations activations() {
    return activations;
  }

  /**
   * The label tower of a head, one row for each node.
   *
   * @throws IllegalArgumentException if the head has none
   */
  public Matrix tower(Head head) {
    Matrix tower = head instanceof SpecialHead special ? towers.get(special) : null;
    if (tower == null) {
      throw new IllegalArgumentException("no label tower of " + head.key());
    }
    return tower;
  }

  /** Unit embeddings; rows of nodes that are no methods are zero. */
  Matrix similar() {
    return similar;
  }

  private void fill(Network network, int[] nodes) {
    IntStream.of(nodes)
        .parallel()
        .forEach(
            n ->
                USES.forEach(
                    (head, use) ->
                        tower(head).setRow(n, row(network, head, n, view.degree(n, use)))));
  }

  private void fillSimilar(Activations searched, int[] nodes) {
    IntStream.of(nodes)
        .parallel()
        .filter(n -> view.graph().node(n) instanceof MethodNode)
        .forEach(n -> similar.setRow(n, Vectors.unit(searchable(searched, n))));
  }

  private float[] row(Network network, Head head, int node, int uses) {
    float[] description = concat(activations.level(3).row(node), activations.level(0).row(node));
    float[] prior = network.array(head.key() + ".prior");
    float own = prior[0] + prior[1] * (float) Math.log1p(uses);
    return concat(network.times(description, head.key() + ".label"), new float[] {own});
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
