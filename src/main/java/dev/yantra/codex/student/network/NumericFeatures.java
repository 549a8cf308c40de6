package dev.yantra.codex.student.network;

import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.Set;

/**
 * The numeric features of a node: kind, modifiers and counts; in the full view also the size of the
 * body, its concerns and the past in git. Counts enter as {@code ln(1 + n)}.
 */
final class NumericFeatures {
  private static final List<String> MODIFIERS =
      List.of(
          "public",
          "protected",
          "private",
          "static",
          "abstract",
          "final",
          "synchronized",
          "default");
  private static final List<NodeKind> NODE_KINDS = List.of(NodeKind.values());
  private static final List<Concern> ALL_CONCERNS = List.of(Concern.values());
  private static final int KINDS = NODE_KINDS.size();
  private static final int DECLARATION = KINDS + MODIFIERS.size();
  private static final int DOCUMENTED = DECLARATION + 8;
  private static final int BODY = DECLARATION + 11;
  private static final int CONCERNS = BODY + 4;
  private static final int GIT = CONCERNS + ALL_CONCERNS.size();

  /** Length of the block. */
  static final int WIDTH = GIT + 7;

  private NumericFeatures() {}

  /**
   * The block of a node.
   *
   * @param sight what may be looked at; whether there is Javadoc is part of the Javadoc
   */
  static float[] of(Node node, Set<NodeFeatures.Sight> sight) {
    float[] x = new float[WIDTH];
    x[NODE_KINDS.indexOf(node.kind())] = 1;
    if (node instanceof TypeNode type) {
      modifiers(type.modifiers(), x);
      x[DECLARATION] = flag(type.form().equals("interface"));
      x[DECLARATION + 1] = flag(type.test());
    } else if (node instanceof MethodNode method) {
      declaration(method, x);
      if (sight.contains(NodeFeatures.Sight.DOC)) {
        x[DOCUMENTED] = flag(!method.javadoc().isBlank());
      }
      if (sight.contains(NodeFeatures.Sight.BODY)) {
        body(method.body(), x);
      }
      if (sight.contains(NodeFeatures.Sight.GIT)) {
        git(method.history(), x);
      }
    }
    return x;
  }

  /** The block of a method that is not in the graph. */
  static float[] of(Query.Unseen method) {
    float[] x = new float[WIDTH];
    x[NODE_KINDS.indexOf(NodeKind.METHOD)] = 1;
    if (!method.parameters().isEmpty()) {
      x[DECLARATION + 3] = log(method.parameters().size());
    }
    if (!method.returnType().isEmpty()) {
      returnType(method.returnType(), x);
    }
    x[DOCUMENTED] = flag(!method.text().isBlank());
    return x;
  }

  private static void declaration(MethodNode method, float[] x) {
    modifiers(method.modifiers(), x);
    x[DECLARATION + 1] = flag(method.test());
    x[DECLARATION + 2] = flag(method.canonical().constructor());
    x[DECLARATION + 3] = log(method.parameters().size());
    returnType(method.returnType(), x);
    x[DECLARATION + 7] = log(method.throwsTypes().size());
    x[DECLARATION + 9] = flag(method.annotations().contains("Override"));
    x[DECLARATION + 10] = flag(method.implicit());
  }

  private static void returnType(String type, float[] x) {
    x[DECLARATION + 4] = flag(type.equals("void"));
    x[DECLARATION + 5] = flag(type.equals("boolean"));
    x[DECLARATION + 6] = flag(type.endsWith("]") || type.endsWith(">"));
  }

  private static void body(MethodBody body, float[] x) {
    x[BODY] = 1;
    x[BODY + 1] = log(body.lines());
    x[BODY + 2] = log(body.complexity());
    x[BODY + 3] = log(body.statements());
    for (Concern concern : body.concerns()) {
      x[CONCERNS + ALL_CONCERNS.indexOf(concern)] = 1;
    }
  }

  private static void git(MethodHistory past, float[] x) {
    x[GIT] = 1;
    x[GIT + 1] = log(past.ageDays()) / 8;
    x[GIT + 2] = log(past.idleDays()) / 8;
    x[GIT + 3] = log(past.commits());
    x[GIT + 4] = log(past.authors());
    x[GIT + 5] = log(past.fixes());
    x[GIT + 6] = log(past.linesChanged()) / 4;
  }

  private static void modifiers(List<String> modifiers, float[] x) {
    for (int i = 0; i < MODIFIERS.size(); i++) {
      x[KINDS + i] = flag(modifiers.contains(MODIFIERS.get(i)));
    }
  }

  private static float flag(boolean value) {
    return value ? 1 : 0;
  }

  private static float log(int count) {
    return (float) Math.log1p(count);
  }
}
