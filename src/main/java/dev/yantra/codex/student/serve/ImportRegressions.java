package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Logistic regressions on the terms of a declaration, one for each type that several methods need.
 */
public final class ImportRegressions {
  private static final String PREFIX = "imports ";

  /** Fewer methods that need a type say too little about which they are. */
  private static final int FEWEST_USERS = 4;

  private static final double RIDGE = 3;

  /** No regression. */
  public static final ImportRegressions NONE = new ImportRegressions(new TreeMap<>());

  /** Weights by the number of the type: [1, {@link Linear#WIDTH}] each. */
  private final SortedMap<Integer, Matrix> weights;

  private ImportRegressions(SortedMap<Integer, Matrix> weights) {
    this.weights = new TreeMap<>(weights);
  }

  /** The habits among a model's regressions, of the types that a graph knows. */
  static ImportRegressions of(Map<String, Matrix> stored, CodeGraph graph) {
    SortedMap<Integer, Matrix> weights = new TreeMap<>();
    stored.forEach(
        (name, row) -> {
          if (name.startsWith(PREFIX)) {
            graph.find(name.substring(PREFIX.length())).ifPresent(type -> weights.put(type, row));
          }
        });
    return new ImportRegressions(weights);
  }

  /** Learns from the methods of an index. */
  public static ImportRegressions fit(SpecIndex index) {
    CodeGraph graph = index.view().graph();
    List<int[]> rows = new ArrayList<>();
    Map<Integer, List<Integer>> users = new TreeMap<>();
    index
        .specs()
        .forEach(
            (method, spec) -> {
              for (int type : Usage.imports(graph, method)) {
                users.computeIfAbsent(type, t -> new ArrayList<>()).add(rows.size());
              }
              rows.add(Linear.positions(spec.terms()));
            });
    // What is stored under a name has to be plain text.
    users
        .entrySet()
        .removeIf(
            e ->
                e.getValue().size() < FEWEST_USERS
                    || !graph.node(e.getKey()).id().matches("(?U)[\\w$.]+"));
    List<boolean[]> needs = new ArrayList<>();
    users.values().forEach(u -> needs.add(flags(u, rows.size())));
    Matrix fitted = Linear.fit(rows, needs, RIDGE);
    SortedMap<Integer, Matrix> weights = new TreeMap<>();
    for (int type : users.keySet()) {
      weights.put(type, Matrix.of(1, Linear.WIDTH, fitted.row(weights.size())));
    }
    return new ImportRegressions(weights);
  }

  private static boolean[] flags(List<Integer> positions, int size) {
    boolean[] flags = new boolean[size];
    positions.forEach(p -> flags[p] = true);
    return flags;
  }

  /** Adds them to a model's regressions. */
  public void store(CodeGraph graph, Map<String, Matrix> stored) {
    weights.forEach((type, row) -> stored.put(PREFIX + graph.node(type).id(), row));
  }

  /** Log-odds that a declaration with terms at these positions needs a type. */
  double logit(int type, int[] positions, double unknown) {
    Matrix row = weights.get(type);
    return row == null ? unknown : Linear.logit(row, 0, positions);
  }
}
