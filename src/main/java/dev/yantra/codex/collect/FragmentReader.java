package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Fragment.Named;
import dev.yantra.codex.corpus.Fragment.Status;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.index.Snippets;
import dev.yantra.codex.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A reader of an answer's code: it finds the nodes and edges that the code would add where the
 * request wants it.
 */
final class FragmentReader implements AutoCloseable {
  private final CodeGraph graph;
  private final Optional<Snippets> snippets;

  private FragmentReader(CodeGraph graph, Optional<Snippets> snippets) {
    this.graph = graph;
    this.snippets = snippets;
  }

  /** A reader that knows all types of the repository and its libraries before the first answer. */
  static FragmentReader of(Workspace workspace, CodeGraph graph) {
    return new FragmentReader(graph, Optional.of(Snippets.of(workspace)));
  }

  /**
   * A reader that leaves answers as they are: the repository's own code is in the graph already.
   */
  static FragmentReader none(CodeGraph graph) {
    return new FragmentReader(graph, Optional.empty());
  }

  /** The answer with what its code says, unless it says that already or has none. */
  Answer read(Answer answer) {
    OptionalInt node = graph.find(answer.request().method());
    boolean known = answer.fragment().status() != Status.NONE;
    if (known
        || snippets.isEmpty()
        || answer.code().isBlank()
        || node.isEmpty()
        || !(graph.node(node.getAsInt()) instanceof MethodNode method)) {
      return answer;
    }
    return answer.withFragment(fragment(snippets.get().read(method, answer.code())));
  }

  private Fragment fragment(Snippets.Reading reading) {
    if (!reading.parses()) {
      return Fragment.BROKEN;
    }
    Map<String, NodeKind> nodes = new TreeMap<>();
    reading.nodes().forEach(n -> nodes.put(n.id(), n.kind()));
    reading.edges().forEach(e -> nodes.computeIfAbsent(e.to(), id -> kind(e)));
    List<Named> named = new ArrayList<>();
    nodes.forEach((id, kind) -> named.add(new Named(kind, id)));
    return new Fragment(Status.PARSED, named, reading.edges());
  }

  /** What an edge ends at: a node of the graph, or something that is new to it. */
  private NodeKind kind(Edge edge) {
    OptionalInt known = graph.find(edge.to());
    if (known.isPresent()) {
      return graph.node(known.getAsInt()).kind();
    }
    return edge.to().endsWith(")")
        ? NodeKind.EXTERNAL_METHOD
        : edge.to().contains("#") ? NodeKind.FIELD : NodeKind.EXTERNAL_TYPE;
  }

  @Override
  public void close() {
    snippets.ifPresent(Snippets::close);
  }
}
