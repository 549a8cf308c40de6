package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.CaseMetric;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A student under the name by which tables show it: the whole one, and what becomes of it without
 * one of its parts.
 *
 * @param system the name
 */
public record StudentVariant(String system, Student student) {
  public static final String STUDENT = "student";
  public static final String NETWORK = "its network alone";
  public static final String WITHOUT = "without its network";

  /**
   * A student, last, and before it what it is without its network and without all else.
   *
   * @param parts false for the student only
   */
  public static List<StudentVariant> contenders(ServedStudent student, Model model, boolean parts) {
    List<StudentVariant> contenders = new ArrayList<>();
    if (parts) {
      contenders.add(new StudentVariant(NETWORK, student.with(model.networkAlone())));
      contenders.add(new StudentVariant(WITHOUT, student.with(model.withoutNetwork())));
    }
    contenders.add(new StudentVariant(STUDENT, student));
    return contenders;
  }

  /** The table with a note on what the network adds to the student, case by case. */
  public static Table noted(Table table, Bootstrap bootstrap) {
    String metric = table.metrics().get(0);
    if (table.rows().stream().noneMatch(r -> r.system().equals(WITHOUT))) {
      return table;
    }
    Row without = table.row(WITHOUT);
    CaseMetric rest = without.measured().get(metric);
    CaseMetric whole = table.row(STUDENT).measured().get(metric);
    if (rest == null || whole == null || !without.figures().containsKey(metric)) {
      return table;
    }
    return table.noting(gain(metric + " that the network adds", whole, rest, bootstrap));
  }

  /** A note on what one system is ahead of another, case by case. */
  static String gain(String says, CaseMetric ahead, CaseMetric of, Bootstrap bootstrap) {
    Interval interval = bootstrap.interval(ahead.minus(of), ahead.groups());
    return String.format(
        Locale.ROOT,
        "%s: %+.3f [%+.3f, %+.3f].",
        says,
        interval.value(),
        interval.low(),
        interval.high());
  }
}
