package dev.yantra.codex.train;

import dev.yantra.codex.corpus.Corpus;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A workspace over a made-up graph, with a corpus, ready to be trained. */
public final class SyntheticWorkspace {
  private SyntheticWorkspace() {}

  /** A workspace with the graph in its store. */
  public static Workspace indexed(Path directory, CodeGraph graph) {
    Workspace workspace = new Workspace(directory);
    List<Node> declared = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.kind() != NodeKind.EXTERNAL_METHOD && node.kind() != NodeKind.EXTERNAL_TYPE) {
        declared.add(node);
      }
    }
    List<Edge> edges = new ArrayList<>();
    for (EdgeKind kind : EdgeKind.values()) {
      for (Node node : declared) {
        int from = graph.find(node.id()).orElseThrow();
        for (int to : graph.out(kind).neighbours(from)) {
          edges.add(new Edge(kind, node.id(), graph.node(to).id(), 0, 1));
        }
      }
    }
    SourceFile file =
        new SourceFile(
            "A.java", "hash", "api", SourceFile.Status.OK, "", 9, false, new TreeSet<>(), 0, 0);
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(new FileGraph(file, declared, edges, FileGraph.Headers.NONE)), List.of());
    }
    return workspace;
  }

  /** Soft labels for every method of main code. */
  public static Corpus corpus(CodeGraph graph) {
    Splits splits = Splits.of(graph, 42);
    List<Example> examples = new ArrayList<>();
    graph
        .methods()
        .filter(m -> graph.node(m) instanceof MethodNode node && !node.test())
        .forEach(
            m ->
                examples.add(
                    new Example(
                        "e" + m,
                        graph.node(m).id(),
                        "do it",
                        List.of(
                            new SoftLabel(
                                new Question(Question.Kind.BUG, "off_by_one"), 0.4, "v", 3, 0.1),
                            new SoftLabel(
                                new Question(Question.Kind.CALL, "lib.Store#put(java.lang.Object)"),
                                0.7,
                                "v",
                                3,
                                0.1),
                            new SoftLabel(
                                new Question(Question.Kind.CONCERN, "has_magic"), 0.6, "v", 3, 0)),
                        0.8,
                        Example.Stage.MEDIUM,
                        splits.side(m),
                        splits.group(m))));
    return new Corpus(2, 42, examples);
  }
}
