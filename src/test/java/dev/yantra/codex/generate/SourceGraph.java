package dev.yantra.codex.generate;

import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The graph of a small source tree, read with nothing but a parser: enough to retrieve donors. */
public final class SourceGraph {
  private SourceGraph() {}

  public static CodeGraph of(Path root) {
    Workspace workspace = new Workspace(root);
    ParsedSources sources = new ParsedSources(workspace, CodeGraph.of(List.of(), List.of()));
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> paths =
          files
              .filter(
                  f ->
                      f.toString().endsWith(".java")
                          && !root.relativize(f).toString().contains("/test/"))
              .filter(f -> !f.endsWith("module-info.java") && !f.endsWith("package-info.java"))
              .map(f -> root.relativize(f).toString().replace('\\', '/'))
              .sorted()
              .toList();
      sources.parse(paths);
      paths.forEach(f -> sources.file(f).ifPresent(p -> add(p, nodes, edges)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CodeGraph.of(nodes, edges);
  }

  private static void add(ParsedFile file, List<Node> nodes, List<Edge> edges) {
    for (TypeSource type : file.types()) {
      SourceRange range = new SourceRange(file.path(), 1, 1);
      nodes.add(new TypeNode(type.name(), range, type.form(), List.of(), List.of(), "", false));
      type.fields()
          .forEach(
              f ->
                  nodes.add(
                      new FieldNode(type.name() + "#" + f.name(), range, f.type(), List.of())));
      for (String above : type.supertypes()) {
        String name = prefix(file.packageName()) + WrittenTypeNames.element(above);
        edges.add(new Edge(EdgeKind.EXTENDS, type.name(), name, 0, 1));
      }
      type.methods().forEach(m -> nodes.add(method(file, type, m)));
    }
  }

  private static MethodNode method(ParsedFile file, TypeSource type, MethodSource m) {
    List<String> erased =
        m.parameters().stream().map(p -> WrittenTypeNames.simple(p.type())).toList();
    int line = (int) file.text().substring(0, m.start()).lines().count();
    MethodBody body =
        m.bodyStart() < 0
            ? MethodBody.ABSENT
            : new MethodBody(
                1, 1, 1, new TreeMap<>(), EnumSet.noneOf(dev.yantra.codex.graph.Concern.class), "");
    return new MethodNode(
        CanonicalId.method(type.name(), m.name(), erased),
        new SourceRange(file.path(), line, line),
        m.parameters(),
        m.returnType(),
        m.modifiers(),
        List.of(),
        Words.prose(m.javadoc()),
        m.throwsTypes(),
        body,
        false,
        Set.of(),
        false,
        MethodHistory.NONE);
  }

  private static String prefix(String packageName) {
    return packageName.isEmpty() ? "" : packageName + ".";
  }
}
