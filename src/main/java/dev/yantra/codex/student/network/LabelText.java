package dev.yantra.codex.student.network;

import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TestKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words behind a label, and where the repository itself tells that it holds. A label that a
 * teacher invents has only its own words.
 */
public final class LabelText {
  private LabelText() {}

  /** What a label means, in words. */
  public static String of(String label) {
    String meaning =
        Concern.ofLabel(label)
            .map(Concern::description)
            .or(() -> TestKind.ofLabel(label).map(TestKind::description))
            .or(() -> BugType.ofLabel(label).map(BugType::description))
            .orElse("");
    return label + " " + meaning;
  }

  /** The concerns of a method's body; empty for a method without one. */
  public static Optional<Set<String>> concerns(CodeGraph graph, int method) {
    if (!(graph.node(method) instanceof MethodNode node) || !node.body().present()) {
      return Optional.empty();
    }
    Set<String> labels = new TreeSet<>();
    node.body().concerns().forEach(c -> labels.add(c.label()));
    return Optional.of(labels);
  }

  /** The kinds of the tests that exercise a method; empty for a method without tests. */
  public static Optional<Set<String>> testKinds(CodeGraph graph, int method) {
    Set<String> labels = new TreeSet<>();
    for (int test : graph.in(EdgeKind.TESTS).neighbours(method)) {
      if (graph.node(test) instanceof MethodNode node) {
        node.testKinds().forEach(k -> labels.add(k.label()));
      }
    }
    return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
  }

  /** Nothing: the history says that there was a bug, not which. */
  public static Optional<Set<String>> unknown(CodeGraph graph, int method) {
    return Optional.empty();
  }

  /** A text up to the first full stop before a blank; all of it if there is none. */
  public static String firstSentence(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '.' && Character.isWhitespace(text.charAt(i + 1))) {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }
}
