package dev.yantra.codex.cli;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.Node;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/** Writes a code graph as a stream, however large it is. */
final class GraphWriter {
  private interface EdgeSink {
    void edge(EdgeKind kind, int from, int to, int count);
  }

  private final CodeGraph graph;
  private final Set<EdgeKind> kinds;
  private final PrintStream out;

  GraphWriter(CodeGraph graph, Set<EdgeKind> kinds, PrintStream out) {
    this.graph = graph;
    this.kinds = kinds;
    this.out = out;
  }

  /** One edge a line: kind, from, to, parted by tabs. */
  void tsv() {
    edges(
        (kind, from, to, count) ->
            out.print(kind + "\t" + graph.node(from).id() + "\t" + graph.node(to).id() + "\n"));
  }

  /** One object: {@code {"schema", "nodes": [...], "edges": [...]}}, an entry a line. */
  void json() {
    out.print("{\"schema\":\"codex.graph/1\",\"nodes\":[");
    String separator = "\n";
    for (Node node : graph.nodes()) {
      out.print(separator + Json.line(Json.object("id", node.id(), "kind", node.kind())));
      separator = ",\n";
    }
    out.print("],\"edges\":[");
    String[] between = {"\n"};
    edges(
        (kind, from, to, count) -> {
          out.print(
              between[0]
                  + Json.line(
                      Json.object(
                          "kind",
                          kind,
                          "from",
                          graph.node(from).id(),
                          "to",
                          graph.node(to).id(),
                          "count",
                          count)));
          between[0] = ",\n";
        });
    out.print("]}\n");
  }

  /** GraphML (Brandes et al. 2002), for Gephi, yEd, NetworkX and their like. */
  void graphml() {
    out.print(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="id" for="node" attr.name="id" attr.type="string"/>
          <key id="kind" for="node" attr.name="kind" attr.type="string"/>
          <key id="relation" for="edge" attr.name="kind" attr.type="string"/>
          <key id="count" for="edge" attr.name="count" attr.type="int"/>
          <graph edgedefault="directed">
        """);
    for (int i = 0; i < graph.size(); i++) {
      Node node = graph.node(i);
      out.printf(
          Locale.ROOT,
          "    <node id=\"n%d\"><data key=\"id\">%s</data><data key=\"kind\">%s</data></node>%n",
          i,
          escape(node.id()),
          node.kind());
    }
    edges(
        (kind, from, to, count) ->
            out.printf(
                Locale.ROOT,
                "    <edge source=\"n%d\" target=\"n%d\"><data key=\"relation\">%s</data>"
                    + "<data key=\"count\">%d</data></edge>%n",
                from,
                to,
                kind,
                count));
    out.print("  </graph>\n</graphml>\n");
  }

  private void edges(EdgeSink sink) {
    for (EdgeKind kind : kinds) {
      Adjacency adjacency = graph.out(kind);
      for (int node = 0; node < graph.size(); node++) {
        for (int i = adjacency.start(node); i < adjacency.start(node + 1); i++) {
          sink.edge(kind, node, adjacency.target(i), adjacency.count(i));
        }
      }
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
