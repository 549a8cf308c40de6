package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.imports.TypeHabits;
import dev.yantra.codex.text.Stems;
import java.util.List;
import java.util.Set;

/**
 * A type that can be imported.
 *
 * @param packages the parts of its package's name
 * @param name stems of the words of its simple name
 * @param type the label under which others' habits count it
 * @param word the label of the last word of its name
 * @param shape what kind of type it is, shape [{@link #SHAPE}]
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read in tight loops.
record ImportCandidate(
    int node,
    String simple,
    String packageName,
    List<String> packages,
    Set<String> name,
    int type,
    int word,
    double[] shape) {
  /** Pieces of evidence about its kind. */
  static final int SHAPE = 7;

  static ImportCandidate of(CodeGraph graph, int node) {
    CanonicalId id = graph.node(node).canonical();
    String simple = id.ownerSimpleName();
    List<String> stems = Stems.of(simple);
    return new ImportCandidate(
        node,
        simple,
        id.packageName(),
        ImportKinship.packages(id.packageName()),
        Set.copyOf(stems),
        TypeHabits.type(graph.node(node).id()),
        TypeHabits.word(simple),
        shape(graph, node, simple));
  }

  private static double[] shape(CodeGraph graph, int node, String simple) {
    String id = graph.node(node).id();
    boolean own = graph.node(node) instanceof TypeNode;
    String form = graph.node(node) instanceof TypeNode type ? type.form() : "";
    boolean opened =
        graph.node(node) instanceof TypeNode type && type.modifiers().contains("abstract");
    return new double[] {
      flag(own),
      flag(id.startsWith("java.") || id.startsWith("javax.")),
      flag(simple.endsWith("Exception") || simple.endsWith("Error")),
      flag(form.equals("interface")),
      flag(form.equals("enum")),
      flag(opened),
      flag(id.indexOf('$') >= 0)
    };
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
