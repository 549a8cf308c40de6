package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code codex show METHOD}: what the graph knows of a method. */
@Command(
    name = "show",
    description = "Show a method with its callers, callees and features.",
    footer = {"", "Example: codex show 'AccountService#login'"})
final class ShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "METHOD",
      description = "A canonical id, or an unambiguous end of one: Type#name, name.")
  private String method = "";

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Codex codex = session.codex();
    CodeGraph graph = codex.graph();
    int number = codex.find(method);
    MethodNode node = graph.method(number);
    if (session.json()) {
      session.print(Json.line(json(graph, number, node)));
    } else {
      text(graph, number, node);
    }
    return 0;
  }

  private void text(CodeGraph graph, int number, MethodNode node) {
    session.print(node.id());
    session.print("  " + node.signature());
    session.print("  " + node.range().file() + ":" + node.range().line());
    if (!node.javadoc().isEmpty()) {
      session.print("  \"" + node.javadoc().lines().findFirst().orElse("") + "\"");
    }
    session.print("");
    session.print(
        String.format(
            Locale.ROOT,
            "  lines %d, statements %d, complexity %d%s",
            node.body().lines(),
            node.body().statements(),
            node.body().complexity(),
            node.test() ? ", a test" : ""));
    session.print("  concerns: " + orNone(concerns(node)));
    MethodHistory past = node.history();
    session.print(
        String.format(
            Locale.ROOT,
            "  history: %d commits by %d authors, %d fixes, %d lines changed, %d days old, last"
                + " changed %d days before the newest commit",
            past.commits(),
            past.authors(),
            past.fixes(),
            past.linesChanged(),
            past.ageDays(),
            past.idleDays()));
    for (Map.Entry<String, List<String>> group : neighbours(graph, number).entrySet()) {
      if (!group.getValue().isEmpty()) {
        session.print("");
        session.print("  " + group.getKey() + " (" + group.getValue().size() + "):");
        group.getValue().forEach(id -> session.print("    " + id));
      }
    }
  }

  private static Map<String, Object> json(CodeGraph graph, int number, MethodNode node) {
    MethodHistory past = node.history();
    Map<String, Object> result =
        Json.object(
            "schema", "codex.show/1",
            "method", node.id(),
            "signature", node.signature(),
            "file", node.range().file(),
            "line", node.range().line(),
            "endLine", node.range().endLine(),
            "javadoc", node.javadoc(),
            "test", node.test(),
            "lines", node.body().lines(),
            "statements", node.body().statements(),
            "complexity", node.body().complexity(),
            "concerns", concerns(node),
            "history",
                Json.object(
                    "ageDays", past.ageDays(),
                    "idleDays", past.idleDays(),
                    "commits", past.commits(),
                    "authors", past.authors(),
                    "fixes", past.fixes(),
                    "linesChanged", past.linesChanged()));
    result.putAll(neighbours(graph, number));
    return result;
  }

  private static Map<String, List<String>> neighbours(CodeGraph graph, int number) {
    Map<String, List<String>> groups = new java.util.LinkedHashMap<>();
    groups.put("callers", ids(graph, graph.in(EdgeKind.CALLS), number));
    groups.put("callees", ids(graph, graph.out(EdgeKind.CALLS), number));
    groups.put("fields", ids(graph, graph.out(EdgeKind.USES_FIELD), number));
    groups.put("overrides", ids(graph, graph.out(EdgeKind.OVERRIDES), number));
    groups.put("overriddenBy", ids(graph, graph.in(EdgeKind.OVERRIDES), number));
    groups.put("tests", ids(graph, graph.in(EdgeKind.TESTS), number));
    List<String> coChanged = new ArrayList<>(ids(graph, graph.out(EdgeKind.CO_CHANGED), number));
    coChanged.addAll(ids(graph, graph.in(EdgeKind.CO_CHANGED), number));
    groups.put("coChanged", coChanged);
    return groups;
  }

  private static List<String> ids(CodeGraph graph, Adjacency adjacency, int number) {
    List<String> ids = new ArrayList<>();
    for (int neighbour : adjacency.neighbours(number)) {
      ids.add(graph.node(neighbour).id());
    }
    return ids;
  }

  private static List<String> concerns(MethodNode node) {
    return node.body().concerns().stream().map(Concern::label).toList();
  }

  private static String orNone(List<String> labels) {
    return labels.isEmpty() ? "none" : String.join(", ", labels);
  }
}
