package dev.yantra.codex.student.serve;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.imports.PretrainedImports;
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
 * @param shape what kind of type it is, one number for each {@link Column}
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
  /** The columns about its kind. */
  enum Column {
    IS_OF_REPOSITORY,
    IS_OF_JDK,
    IS_EXCEPTION,
    IS_INTERFACE,
    IS_ENUM,
    IS_ABSTRACT,
    IS_NESTED
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("type");

  static ImportCandidate of(CodeGraph graph, int node) {
    CanonicalId id = graph.node(node).canonical();
    String simple = id.ownerSimpleName();
    List<String> stems = Stems.of(simple);
    return new ImportCandidate(
        node,
        simple,
        id.packageName(),
        ImportRelations.packages(id.packageName()),
        Set.copyOf(stems),
        PretrainedImports.type(graph.node(node).id()),
        PretrainedImports.word(simple),
        shape(graph, node, simple));
  }

  private static double[] shape(CodeGraph graph, int node, String simple) {
    String id = graph.node(node).id();
    boolean own = graph.node(node) instanceof TypeNode;
    String form = graph.node(node) instanceof TypeNode type ? type.form() : "";
    boolean opened =
        graph.node(node) instanceof TypeNode type && type.modifiers().contains("abstract");
    double[] shape = new double[ALL.size()];
    EvidenceRow.write(
        ALL,
        column ->
            flag(
                switch (column) {
                  case IS_OF_REPOSITORY -> own;
                  case IS_OF_JDK -> id.startsWith("java.") || id.startsWith("javax.");
                  case IS_EXCEPTION -> simple.endsWith("Exception") || simple.endsWith("Error");
                  case IS_INTERFACE -> form.equals("interface");
                  case IS_ENUM -> form.equals("enum");
                  case IS_ABSTRACT -> opened;
                  case IS_NESTED -> id.indexOf('$') >= 0;
                }),
        shape,
        0);
    return shape;
  }
}
