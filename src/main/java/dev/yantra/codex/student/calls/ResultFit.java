package dev.yantra.codex.student.calls;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.List;
import java.util.Set;

/** The fit of the type that a candidate returns with the type that is expected at the point. */
final class ResultFit {
  /** The columns of each candidate. */
  enum Column {
    IS_EXPECTED,
    IS_NOT_ASSIGNABLE,
    IS_PARAMETER_TYPE,
    IS_UNKNOWN,
    IS_VOID,
    IS_BOOLEAN,
    IS_VOID_AS_STATEMENT,
    IS_BOOLEAN_AS_CONDITION,
    IS_RECEIVER_TYPE,
    OF_STATIC_METHOD
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("result");

  private final CallPlace place;
  private final Set<String> parameterTypes;
  private final Callables callables;

  /**
   * The types at a point.
   *
   * @param parameterTypes types of the parameter that the value would be given for
   */
  ResultFit(CallPlace place, Set<String> parameterTypes, Callables callables) {
    this.place = place;
    this.parameterTypes = parameterTypes;
    this.callables = callables;
  }

  int describe(Callee callee, double[] row, int from) {
    return EvidenceRow.write(ALL, column -> value(column, callee), row, from);
  }

  private double value(Column column, Callee callee) {
    String returns = callee.member().returns();
    String expected = place.expected();
    boolean asks = !expected.isEmpty();
    return switch (column) {
      case IS_EXPECTED -> flag(asks && returns.equals(expected));
      case IS_NOT_ASSIGNABLE ->
          flag(asks && !returns.isEmpty() && !Assignability.holds(returns, expected, callables));
      case IS_PARAMETER_TYPE -> flag(parameterTypes.contains(returns));
      case IS_UNKNOWN -> flag(returns.isEmpty());
      case IS_VOID -> flag(returns.equals("void"));
      case IS_BOOLEAN -> flag(returns.equals("boolean"));
      case IS_VOID_AS_STATEMENT -> flag(place.role() == Role.STATEMENT && returns.equals("void"));
      case IS_BOOLEAN_AS_CONDITION ->
          flag(place.role() == Role.CONDITION && returns.equals("boolean"));
      case IS_RECEIVER_TYPE ->
          flag(!place.types().isEmpty() && returns.equals(place.types().get(0)));
      case OF_STATIC_METHOD -> flag(callee.member().isStatic());
    };
  }
}
