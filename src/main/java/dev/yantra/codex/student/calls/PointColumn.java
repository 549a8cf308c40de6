package dev.yantra.codex.student.calls;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.student.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that is the same for all candidates at a point: trees learn from it how far to trust the
 * other columns there.
 */
enum PointColumn {
  FORM,
  RECEIVER,
  ROLE,
  CONTROL,
  LOG_CANDIDATES,
  LOG_CALLS_ON_TYPE,
  LOG_CALLS_ON_TYPE_IN_FILE,
  LOG_CALLS_ON_RECEIVER_NAME,
  LOG_CALLS_ON_SAME_RECEIVER,
  LOG_CALLS_BY_CALLER_NAME,
  CALLS_BEFORE,
  VARIABLES,
  IS_ARGUMENT,
  ARGUMENT,
  IS_TYPED,
  IN_TEST;

  private static final int MOST = 10;

  static final List<PointColumn> ALL = List.of(values());

  /** The names of the columns; those of a choice name its values, of which the order counts. */
  static final ColumnNames COLUMNS =
      new ColumnNames(ALL.stream().map(PointColumn::text).toList()).in("point");

  private String text() {
    return switch (this) {
      case FORM -> ColumnNames.name(this) + values(Form.values());
      case RECEIVER -> ColumnNames.name(this) + values(Receiver.values());
      case ROLE -> ColumnNames.name(this) + values(Role.values());
      case CONTROL -> ColumnNames.name(this) + values(Control.values());
      default -> ColumnNames.name(this);
    };
  }

  private static String values(Enum<?>... values) {
    return Arrays.stream(values).map(ColumnNames::name).collect(Collectors.joining(",", "(", ")"));
  }

  /**
   * The value at one point.
   *
   * @param before number of calls left of it in the same body
   * @param candidates number of methods that can be called
   * @param total calls counted in each context, by its position
   * @param test true if the point is in test code
   */
  double value(CallPlace place, int before, int candidates, int[] total, boolean test) {
    return switch (this) {
      case FORM -> position(place.form(), Form.values());
      case RECEIVER -> position(place.receiver(), Receiver.values());
      case ROLE -> position(place.role(), Role.values());
      case CONTROL -> position(place.control(), Control.values());
      case LOG_CANDIDATES -> Math.log(candidates);
      case LOG_CALLS_ON_TYPE -> log(total, CallContext.TYPE);
      case LOG_CALLS_ON_TYPE_IN_FILE -> log(total, CallContext.TYPE_FILE);
      case LOG_CALLS_ON_RECEIVER_NAME -> log(total, CallContext.TYPE_RECEIVER_NAME);
      case LOG_CALLS_ON_SAME_RECEIVER -> log(total, CallContext.TYPE_SAME_RECEIVER);
      case LOG_CALLS_BY_CALLER_NAME -> log(total, CallContext.TYPE_CALLER);
      case CALLS_BEFORE -> Math.min(MOST, before);
      case VARIABLES -> Math.min(MOST, place.scope().size());
      case IS_ARGUMENT -> flag(place.within() >= 0);
      case ARGUMENT -> place.argument();
      case IS_TYPED -> flag(!place.expected().isEmpty());
      case IN_TEST -> flag(test);
    };
  }

  private static double log(int[] total, CallContext context) {
    return Math.log1p(total[context.position()]);
  }

  private static int position(Enum<?> value, Enum<?>... values) {
    return Arrays.asList(values).indexOf(value);
  }
}
