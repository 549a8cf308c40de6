package dev.yantra.codex.student.serve;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.List;
import java.util.Set;

/** The columns of the asked method itself, the same for all candidates: they weigh the others. */
final class ImportAsked {
  private enum Column {
    IS_TEST,
    IS_CONSTRUCTOR,
    RETURNS_VOID,
    IS_STATIC,
    IS_PRIVATE,
    IS_PUBLIC,
    PARAMETERS,
    IS_DOCUMENTED,
    IS_ACCESSOR,
    LOG_METHODS_IN_FILE,
    LOG_METHODS_IN_TYPE,
    THROWN,
    NAMED_TYPES,
    LOG_METHODS
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("asked");

  private ImportAsked() {}

  /**
   * The columns of one method.
   *
   * @param near the numbers of counted methods of its file and of its type
   * @param methods the number of all methods
   */
  static double[] of(SpecView asked, Set<String> said, CodeGraph graph, int[] near, int methods) {
    double[] row = new double[ALL.size()];
    EvidenceRow.write(ALL, column -> value(column, asked, said, graph, near, methods), row, 0);
    return row;
  }

  private static double value(
      Column column, SpecView asked, Set<String> said, CodeGraph graph, int[] near, int methods) {
    return switch (column) {
      case IS_TEST -> flag(asked.test());
      case IS_CONSTRUCTOR -> flag(asked.id().constructor());
      case RETURNS_VOID -> flag(asked.returns().equals("void"));
      case IS_STATIC -> flag(said.contains("modifier:static"));
      case IS_PRIVATE -> flag(said.contains("modifier:private"));
      case IS_PUBLIC -> flag(said.contains("modifier:public"));
      case PARAMETERS -> Math.min(6, asked.id().parameters().size());
      case IS_DOCUMENTED -> flag(said.contains("documented"));
      case IS_ACCESSOR -> flag(said.contains("accessor"));
      case LOG_METHODS_IN_FILE -> Math.log1p(Math.max(0, near[0]));
      case LOG_METHODS_IN_TYPE -> Math.log1p(Math.max(0, near[1]));
      case THROWN ->
          Math.min(
              3,
              asked.node().isPresent()
                  ? graph.method(asked.node().getAsInt()).throwsTypes().size()
                  : 0);
      case NAMED_TYPES -> Math.min(6, asked.named().size());
      case LOG_METHODS -> Math.log1p(methods);
    };
  }
}
