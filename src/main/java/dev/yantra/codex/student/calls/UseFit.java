package dev.yantra.codex.student.calls;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The numbers of calls of a candidate and its overloads, in the body so far and anywhere. */
final class UseFit {
  private static final int MOST_BEFORE = 3;
  private static final int MOST_PARAMETERS = 6;

  /** The columns of each candidate. */
  enum Column {
    ON_SAME_RECEIVER,
    IN_BODY,
    NAME_IN_BODY,
    IS_LAST_CALL,
    IS_UNUSED,
    LOG_USES,
    IS_PRIVATE,
    IS_PRIVATE_AND_UNUSED,
    LOG_SHARE_OF_OVERLOADS,
    LOG_OVERLOADS,
    PARAMETERS_ABOVE_FEWEST,
    PARAMETERS_BELOW_MOST
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("use");

  private final ToIntFunction<Callee> uses;
  private final Map<String, Integer> onReceiver = new HashMap<>();
  private final Map<String, Integer> inBody = new HashMap<>();
  private final Set<String> namesBefore = new HashSet<>();
  private final Map<String, Overloads> overloads = new HashMap<>();
  private String lastSibling = "";

  /** The candidates of one name: how many, how often used, with how many parameters. */
  private static final class Overloads {
    private int count;
    private int uses;
    private int fewest = Integer.MAX_VALUE;
    private int most;
  }

  /**
   * The uses around a point.
   *
   * @param uses the number of calls of a method in all that may be known
   * @param before the calls left of the point in the same body
   */
  UseFit(
      ToIntFunction<Callee> uses, CallPlace place, List<CallSite> before, List<Callee> candidates) {
    this.uses = uses;
    read(place, before);
    for (Callee callee : candidates) {
      Overloads of = overloads.computeIfAbsent(callee.name(), n -> new Overloads());
      of.count++;
      of.uses += uses.applyAsInt(callee);
      of.fewest = Math.min(of.fewest, callee.parameters().size());
      of.most = Math.max(of.most, callee.parameters().size());
    }
  }

  private void read(CallPlace place, List<CallSite> before) {
    // Calls whose arguments the point is in are not finished: they are no calls before it.
    Set<Integer> open = new HashSet<>();
    for (int at = place.within(); at >= 0 && at < before.size(); ) {
      open.add(at);
      at = before.get(at).place().within();
    }
    for (int i = 0; i < before.size(); i++) {
      CallSite site = before.get(i);
      String member = CallContexts.member(site);
      namesBefore.add(member);
      if (!open.contains(i)) {
        inBody.merge(site.callee(), 1, Integer::sum);
        lastSibling = site.callee();
      }
      if (CallContexts.onSameReceiver(site.place(), place)) {
        onReceiver.merge(member, 1, Integer::sum);
      }
    }
  }

  int describe(Callee callee, double[] row, int from) {
    int used = uses.applyAsInt(callee);
    Overloads of = overloads.getOrDefault(callee.name(), new Overloads());
    return EvidenceRow.write(ALL, column -> value(column, callee, used, of), row, from);
  }

  private double value(Column column, Callee callee, int used, Overloads of) {
    boolean hidden = callee.member().access() == Access.PRIVATE;
    int parameters = callee.parameters().size();
    return switch (column) {
      case ON_SAME_RECEIVER -> Math.min(MOST_BEFORE, onReceiver.getOrDefault(callee.name(), 0));
      case IN_BODY -> Math.min(MOST_BEFORE, inBody.getOrDefault(callee.id(), 0));
      case NAME_IN_BODY -> flag(namesBefore.contains(callee.name()));
      case IS_LAST_CALL -> flag(callee.id().equals(lastSibling));
      case IS_UNUSED -> flag(used == 0);
      case LOG_USES -> Math.log1p(used);
      case IS_PRIVATE -> flag(hidden);
      case IS_PRIVATE_AND_UNUSED -> flag(hidden && used == 0);
      case LOG_SHARE_OF_OVERLOADS -> Math.log((used + 0.5) / (of.uses + 0.5 * of.count));
      case LOG_OVERLOADS -> Math.log1p(of.count);
      case PARAMETERS_ABOVE_FEWEST -> Math.min(MOST_PARAMETERS, parameters - of.fewest);
      case PARAMETERS_BELOW_MOST -> Math.min(MOST_PARAMETERS, of.most - parameters);
    };
  }
}
