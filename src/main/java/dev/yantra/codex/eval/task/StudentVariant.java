package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.metric.Metric;
import dev.yantra.codex.eval.report.CaseMetric;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.student.Student;
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
    Metric gain = weights -> whole.metric().of(weights) - rest.metric().of(weights);
    Interval interval = bootstrap.interval(gain, whole.groups());
    return table.noting(
        String.format(
            Locale.ROOT,
            "%s that the network adds: %+.3f [%+.3f, %+.3f].",
            metric,
            interval.value(),
            interval.low(),
            interval.high()));
  }
}
