package dev.yantra.codex.student.calls;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fit of a candidate's parameters with the variables in scope and the caller's parameters. */
final class ParameterFit {
  private static final int MOST = 6;

  /** The columns of each candidate. */
  enum Column {
    SHARE_ASSIGNABLE_IN_SCOPE,
    SHARE_EQUAL_IN_SCOPE,
    COUNT,
    FIRST_IS_NEWEST_VARIABLE,
    SOME_IS_NEWEST_VARIABLE,
    ALL_ARE_CALLERS,
    SAME_AS_CALLERS,
    BEGIN_WITH_CALLERS,
    BEGINNING_OF_CALLERS,
    FIRST_IN_SCOPE,
    VARARGS,
    OVERLOAD_OF_CALLER,
    IS_CALLER,
    SAME_SIGNATURE_AS_CALLER,
    MORE_THAN_OVERLOAD
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("parameters");

  private final CanonicalId caller;
  private final String callerId;
  private final Set<String> scopeTypes;
  private final String newest;
  private final Callables callables;
  private final Map<String, Boolean> fitting = new HashMap<>();

  /**
   * The types around a point.
   *
   * @param callerId the canonical id of the method around it
   * @param scopeTypes types of the variables in scope
   * @param newest the type of the variable declared last; empty if there is none
   */
  ParameterFit(String callerId, Set<String> scopeTypes, String newest, Callables callables) {
    this.caller = CanonicalId.parse(callerId);
    this.callerId = callerId;
    this.scopeTypes = scopeTypes;
    this.newest = newest;
    this.callables = callables;
  }

  int describe(Callee callee, double[] row, int from) {
    return EvidenceRow.write(ALL, column -> value(column, callee), row, from);
  }

  private double value(Column column, Callee callee) {
    List<String> parameters = callee.parameters();
    int n = parameters.size();
    List<String> of = caller.parameters();
    boolean sameName = callee.name().equals(caller.member());
    boolean itself = callee.id().equals(callerId);
    return switch (column) {
      case SHARE_ASSIGNABLE_IN_SCOPE -> n == 0 ? 0 : (double) assignable(parameters) / n;
      case SHARE_EQUAL_IN_SCOPE -> n == 0 ? 0 : (double) equal(parameters) / n;
      case COUNT -> Math.min(MOST, n);
      case FIRST_IS_NEWEST_VARIABLE ->
          flag(n > 0 && !newest.isEmpty() && parameters.get(0).equals(newest));
      case SOME_IS_NEWEST_VARIABLE -> flag(!newest.isEmpty() && parameters.contains(newest));
      case ALL_ARE_CALLERS -> flag(n > 0 && !of.isEmpty() && of.containsAll(parameters));
      case SAME_AS_CALLERS -> flag(n > 0 && parameters.equals(of));
      case BEGIN_WITH_CALLERS ->
          flag(n > of.size() && !of.isEmpty() && parameters.subList(0, of.size()).equals(of));
      case BEGINNING_OF_CALLERS ->
          flag(n > 0 && n <= of.size() && of.subList(0, n).equals(parameters));
      case FIRST_IN_SCOPE -> flag(n > 0 && scopeTypes.contains(parameters.get(0)));
      case VARARGS -> flag(callee.member().isVarargs());
      case OVERLOAD_OF_CALLER -> flag(sameName && !itself);
      case IS_CALLER -> flag(itself);
      case SAME_SIGNATURE_AS_CALLER -> flag(sameName && parameters.equals(of) && !itself);
      case MORE_THAN_OVERLOAD -> sameName ? n - of.size() : 0;
    };
  }

  /** Number of the parameters for which some variable in scope can be given. */
  private int assignable(List<String> parameters) {
    int fit = 0;
    for (String parameter : parameters) {
      fit +=
          fitting.computeIfAbsent(
                  parameter,
                  p -> scopeTypes.stream().anyMatch(t -> Assignability.holds(t, p, callables)))
              ? 1
              : 0;
    }
    return fit;
  }

  private int equal(List<String> parameters) {
    int exact = 0;
    for (String parameter : parameters) {
      exact += scopeTypes.contains(parameter) ? 1 : 0;
    }
    return exact;
  }
}
