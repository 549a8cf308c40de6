package dev.yantra.codex.index;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The calls among a fixture's own methods as the indexer finds them, in {@link Compiled}'s form.
 */
final class Indexed {
  private Indexed() {}

  /** Indexes a directory of sources. */
  static SortedSet<String> calls(Path sources) {
    Workspace workspace = new Workspace(sources);
    new Indexer(workspace, Progress.SILENT)
        .index(new IndexOptions(List.of(), FileRules.NONE, true, false));
    try (GraphStore store = GraphStore.open(workspace)) {
      return calls(store.load());
    }
  }

  private static SortedSet<String> calls(CodeGraph graph) {
    SortedSet<String> calls = new TreeSet<>();
    Adjacency out = graph.out(EdgeKind.CALLS);
    for (int from = 0; from < graph.size(); from++) {
      for (int to : out.neighbours(from)) {
        boolean own = graph.node(to) instanceof MethodNode;
        CanonicalId callee = graph.node(to).canonical();
        boolean ofEnum =
            graph.node(to) instanceof MethodNode m
                && m.implicit()
                && (callee.member().equals("values") || callee.member().equals("valueOf"));
        if (own && !ofEnum) {
          calls.add(id(graph.node(from).canonical()) + " -> " + id(callee));
        }
      }
    }
    return calls;
  }

  private static String id(CanonicalId id) {
    if (id.member().startsWith("<")) {
      return id.owner() + ".<init*>";
    }
    return id.owner()
        + "."
        + id.member()
        + id.parameters().stream()
            .map(p -> p.substring(Math.max(p.lastIndexOf('.'), p.lastIndexOf('$')) + 1))
            .collect(Collectors.joining(",", "(", ")"));
  }
}
