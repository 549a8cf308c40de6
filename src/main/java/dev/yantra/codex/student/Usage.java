package dev.yantra.codex.student;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TypeNode;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** The real uses in the bodies of a repository: the truth that a student learns from. */
public final class Usage {
  private Usage() {}

  /** Numbers of the methods that a method calls, ascending, itself left out. */
  public static int[] calls(CodeGraph graph, int method) {
    TreeSet<Integer> callees = new TreeSet<>();
    for (int callee : graph.out(EdgeKind.CALLS).neighbours(method)) {
      if (callee != method && isMethod(graph, callee)) {
        callees.add(callee);
      }
    }
    return toArray(callees);
  }

  /**
   * Numbers of the types that a method names and that its file imports, ascending. Whoever writes
   * {@code Map.Entry} needs {@code Map}.
   */
  public static int[] imports(CodeGraph graph, int method) {
    OptionalInt topLevel = graph.find(CanonicalId.parse(graph.id(method)).topLevel());
    TreeSet<Integer> imported = new TreeSet<>();
    if (topLevel.isPresent()) {
      for (int type : graph.out(EdgeKind.USES_TYPE).neighbours(method)) {
        imported(graph, topLevel.getAsInt(), type).ifPresent(imported::add);
      }
    }
    return toArray(imported);
  }

  /** Of a type and those around it, from the inside out, the first that a file imports. */
  public static OptionalInt imported(CodeGraph graph, int file, int type) {
    String id = graph.id(type);
    for (int end = id.length(); end > 0; end = id.lastIndexOf('$', end - 1)) {
      OptionalInt around = graph.find(id.substring(0, end));
      if (around.isPresent() && graph.out(EdgeKind.IMPORTS).connects(file, around.getAsInt())) {
        return around;
      }
    }
    return OptionalInt.empty();
  }

  /** True if a node is a method of the repository or of a library. */
  public static boolean isMethod(CodeGraph graph, int node) {
    NodeKind kind = graph.kind(node);
    return kind == NodeKind.METHOD || kind == NodeKind.EXTERNAL_METHOD;
  }

  /** True if a node is a test method. */
  public static boolean isTest(CodeGraph graph, int node) {
    return graph.node(node) instanceof MethodNode method && method.test();
  }

  /** True if a node is a method of main code that is written in a file, with a body. */
  public static boolean isWritten(CodeGraph graph, int node) {
    return graph.node(node) instanceof MethodNode method
        && method.body().present()
        && !method.implicit()
        && !method.test();
  }

  /**
   * True if a node is a method that a search in words may find: of main code, with or without a
   * body.
   */
  public static boolean isSearched(CodeGraph graph, int node) {
    return graph.node(node) instanceof MethodNode method && !method.implicit() && !method.test();
  }

  /** True if a node stands in a test source tree, as far as its outermost type tells. */
  public static boolean inTests(CodeGraph graph, int node) {
    if (isTest(graph, node)) {
      return true;
    }
    CanonicalId id = CanonicalId.parse(graph.id(node));
    return inTests(graph, id.topLevel());
  }

  /** True if a type, the outermost of its file, stands in a test source tree. */
  public static boolean inTests(CodeGraph graph, String topLevel) {
    OptionalInt type = graph.find(topLevel);
    return type.isPresent() && graph.node(type.getAsInt()) instanceof TypeNode t && t.test();
  }

  private static int[] toArray(SortedSet<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
