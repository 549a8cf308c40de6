package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Builds small graphs by hand; a class's file is {@code src/<its path>.java}. */
public final class Graphs {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private int order;

  /** A class with a place. */
  public Graphs type(String id) {
    return type(id, "class", false, "public");
  }

  /** A class, interface, ... of a test source tree, declared in the class around it if any. */
  public Graphs testType(String id, String form, String... modifiers) {
    type(id, form, true, modifiers);
    int inner = id.lastIndexOf('$');
    return inner < 0 ? this : edges(EdgeKind.DECLARES, id.substring(0, inner), id);
  }

  private Graphs type(String id, String form, boolean test, String... modifiers) {
    nodes.put(
        id, new TypeNode(id, range(id, 1, 100), form, List.of(modifiers), List.of(), "", test));
    return this;
  }

  public Graphs field(String id) {
    nodes.put(id, new FieldNode(id, range(id, 2, 2), "int", List.of("private")));
    return this;
  }

  /** A main method with a body of some words. */
  public Graphs method(String id, int line, int endLine, String words, Concern... concerns) {
    return put(id, line, endLine, words, false, Set.of(), MethodHistory.NONE, "", concerns);
  }

  /** A main method with Javadoc. */
  public Graphs documented(String id, String javadoc, String words) {
    return put(id, 1, 2, words, false, Set.of(), MethodHistory.NONE, javadoc);
  }

  /** A main method of some complexity. */
  public Graphs complex(String id, int complexity) {
    method(id, 1, 2, "");
    nodes.computeIfPresent(
        id, (key, node) -> node instanceof MethodNode m ? complex(m, complexity) : node);
    return this;
  }

  private static MethodNode complex(MethodNode m, int complexity) {
    MethodBody body =
        new MethodBody(complexity, 1, 1, new TreeMap<>(), EnumSet.noneOf(Concern.class), "");
    return new MethodNode(
        m.id(),
        m.range(),
        m.parameters(),
        m.returnType(),
        m.modifiers(),
        m.annotations(),
        m.javadoc(),
        m.throwsTypes(),
        body,
        m.test(),
        m.testKinds(),
        m.implicit(),
        m.history());
  }

  /** A main method that was fixed some times. */
  public Graphs fixed(String id, int fixes) {
    MethodHistory history = new MethodHistory(100, 10, fixes + 1, 2, fixes, 20);
    return put(id, 1, 2, "", false, Set.of(), history, "");
  }

  public Graphs test(String id, String words, TestKind... kinds) {
    Set<TestKind> known = kinds.length == 0 ? Set.of(TestKind.HAPPY_PATH) : Set.of(kinds);
    return put(id, 1, 2, words, true, known, MethodHistory.NONE, "");
  }

  /** A method that a framework runs before or after tests. */
  public Graphs fixture(String id) {
    return put(id, 1, 2, "", true, Set.of(), MethodHistory.NONE, "");
  }

  public Graphs calls(String from, String... to) {
    return edges(EdgeKind.CALLS, from, to);
  }

  public Graphs edges(EdgeKind kind, String from, String... to) {
    for (String target : to) {
      edges.add(new Edge(kind, from, target, order++, 1));
    }
    return this;
  }

  public CodeGraph build() {
    return CodeGraph.of(nodes.values(), edges);
  }

  private Graphs put(
      String id,
      int line,
      int endLine,
      String words,
      boolean test,
      Set<TestKind> kinds,
      MethodHistory history,
      String javadoc,
      Concern... concerns) {
    TreeMap<String, Integer> tokens = new TreeMap<>();
    SubTokens.of(words).forEach(w -> tokens.merge(w, 1, Integer::sum));
    EnumSet<Concern> flags = EnumSet.noneOf(Concern.class);
    flags.addAll(List.of(concerns));
    List<Parameter> parameters = new ArrayList<>();
    for (String type : CanonicalId.parse(id).parameters()) {
      parameters.add(
          new Parameter("p" + parameters.size(), type.substring(type.lastIndexOf('.') + 1)));
    }
    nodes.put(
        id,
        new MethodNode(
            id,
            range(id, line, endLine),
            parameters,
            "void",
            List.of("public"),
            test ? List.of("Test") : List.of(),
            javadoc,
            List.of(),
            new MethodBody(1, endLine - line, 1, tokens, flags, ""),
            test,
            kinds,
            false,
            history));
    return edges(EdgeKind.DECLARES, CanonicalId.parse(id).owner(), id);
  }

  private static SourceRange range(String id, int line, int endLine) {
    return new SourceRange(
        "src/" + CanonicalId.parse(id).topLevel().replace('.', '/') + ".java", line, endLine);
  }
}
