package dev.yantra.codex.index;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The calls among a fixture's own methods as the indexer finds them, in {@link Compiled}'s form.
 */
final class Indexed {
  private Indexed() {}

  /** The calls among the methods of a directory of sources, in {@link Compiled}'s form. */
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

  /** All that the graph of a directory holds, as text. */
  static String everything(Path root) {
    List<String> lines = new ArrayList<>();
    try (GraphStore store = GraphStore.open(new Workspace(root))) {
      CodeGraph graph = store.load();
      graph.nodes().forEach(n -> lines.add(n.toString()));
      for (EdgeKind kind : EdgeKind.values()) {
        Adjacency out = graph.out(kind);
        for (int from = 0; from < graph.size(); from++) {
          int order = 0;
          for (int at = out.start(from); at < out.start(from + 1); at++) {
            lines.add(
                kind
                    + " "
                    + graph.node(from).id()
                    + " "
                    + graph.node(out.target(at)).id()
                    + " "
                    + order++
                    + " "
                    + out.count(at));
          }
        }
      }
      store.files().values().forEach(f -> lines.add(f.toString()));
      CallSites calls = store.loadCallSites();
      calls.byCaller().values().forEach(sites -> sites.forEach(s -> lines.add(s.toString())));
      calls.types().values().forEach(t -> lines.add(t.toString()));
    }
    return String.join("\n", lines);
  }
}
