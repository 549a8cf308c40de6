package dev.yantra.codex.student.calls;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place where a candidate is declared, seen from the point, and its declaration. */
final class PositionFit {
  private static final int MOST_DEPTH = 3;
  private static final int MOST_TYPES = 4;
  private static final double LINES = 20;

  /** The columns of each candidate. */
  enum Column {
    DEPTH,
    OF_OBJECT,
    POSITION_OF_OWNER,
    IS_WRITTEN_HERE,
    IN_SAME_FILE,
    IN_SAME_TYPE,
    IN_SAME_PACKAGE,
    NEAR_BELOW,
    NEAR_ABOVE,
    SHARE_OF_PARAMETERS_NAMED_IN_SCOPE,
    IS_ABSTRACT,
    IS_DEPRECATED,
    IS_DOCUMENTED,
    IS_CONSTRUCTOR,
    ENOUGH_VARIABLES
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("declaration");

  private final CallPlace place;
  private final CanonicalId caller;
  private final @Nullable MethodNode own;
  private final Set<String> scopeNames = new HashSet<>();
  private final Map<String, Boolean> inPackage = new HashMap<>();

  /**
   * The declarations seen from a point.
   *
   * @param own the method around it; null if the graph does not have it
   */
  PositionFit(CallPlace place, @Nullable MethodNode own) {
    this.place = place;
    this.caller = CanonicalId.parse(place.caller());
    this.own = own;
    for (Variable variable : place.scope()) {
      scopeNames.add(variable.name());
    }
  }

  /**
   * Writes the columns of a candidate.
   *
   * @param declared its declaration; null for a method of a library
   */
  int describe(Callee callee, @Nullable MethodNode declared, double[] row, int from) {
    return EvidenceRow.write(ALL, column -> value(column, callee, declared), row, from);
  }

  private double value(Column column, Callee callee, @Nullable MethodNode declared) {
    int n = callee.parameters().size();
    return switch (column) {
      case DEPTH -> Math.min(MOST_DEPTH, callee.depth());
      case OF_OBJECT -> flag(callee.owner().equals("java.lang.Object"));
      case POSITION_OF_OWNER -> Math.min(MOST_TYPES, place.types().indexOf(callee.owner()));
      case IS_WRITTEN_HERE -> flag(declared != null);
      case IN_SAME_FILE -> flag(sameFile(declared));
      case IN_SAME_TYPE -> flag(callee.owner().equals(caller.owner()));
      case IN_SAME_PACKAGE -> flag(inPackage.computeIfAbsent(callee.owner(), this::isInPackage));
      case NEAR_BELOW -> lines(declared) > 0 ? 1 / (1 + lines(declared) / LINES) : 0;
      case NEAR_ABOVE -> lines(declared) < 0 ? 1 / (1 - lines(declared) / LINES) : 0;
      case SHARE_OF_PARAMETERS_NAMED_IN_SCOPE -> n == 0 ? 0 : (double) named(declared) / n;
      case IS_ABSTRACT -> flag(declared != null && declared.modifiers().contains("abstract"));
      case IS_DEPRECATED -> flag(declared != null && deprecated(declared));
      case IS_DOCUMENTED -> flag(declared != null && !declared.javadoc().isEmpty());
      case IS_CONSTRUCTOR -> flag(callee.constructor());
      case ENOUGH_VARIABLES -> flag(place.scope().size() >= n);
    };
  }

  private boolean sameFile(@Nullable MethodNode declared) {
    return declared != null && own != null && declared.range().file().equals(own.range().file());
  }

  /** Lines from the method around the point down to a declaration of the same file; else 0. */
  private double lines(@Nullable MethodNode declared) {
    return declared != null && own != null && sameFile(declared)
        ? declared.range().line() - own.range().line()
        : 0;
  }

  private int named(@Nullable MethodNode declared) {
    int named = 0;
    if (declared != null) {
      for (Parameter parameter : declared.parameters()) {
        named += scopeNames.contains(parameter.name()) ? 1 : 0;
      }
    }
    return named;
  }

  private boolean isInPackage(String type) {
    return CanonicalId.parse(type).packageName().equals(caller.packageName());
  }

  private static boolean deprecated(MethodNode method) {
    return method.annotations().stream().anyMatch(a -> a.contains("Deprecated"));
  }
}
