package dev.yantra.codex.student;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The labels that hold of methods, as far as the repository itself shows them. */
public interface KnownLabels {
  /** The one label of a method that had to be fixed. */
  String FIXED = "fixed";

  /** The labels that hold of a method; empty where nothing is known of it. */
  Optional<Set<String>> of(CodeGraph graph, int method);

  /** The concerns of a method's body; empty for a method without one. */
  static Optional<Set<String>> concerns(CodeGraph graph, int method) {
    if (!(graph.node(method) instanceof MethodNode node) || !node.body().present()) {
      return Optional.empty();
    }
    Set<String> labels = new TreeSet<>();
    node.body().concerns().forEach(c -> labels.add(c.label()));
    return Optional.of(labels);
  }

  /** The kinds of the tests that exercise a method; empty for a method without tests. */
  static Optional<Set<String>> testKinds(CodeGraph graph, int method) {
    Set<String> labels = new TreeSet<>();
    for (int test : graph.in(EdgeKind.TESTS).neighbours(method)) {
      if (graph.node(test) instanceof MethodNode node) {
        node.testKinds().forEach(k -> labels.add(k.label()));
      }
    }
    return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
  }

  /** One label, of methods of which git knows: it was fixed once. */
  static Optional<Set<String>> fixed(CodeGraph graph, int method) {
    if (!(graph.node(method) instanceof MethodNode node) || node.history().commits() == 0) {
      return Optional.empty();
    }
    return Optional.of(node.history().fixes() > 0 ? Set.of(FIXED) : Set.of());
  }
}
