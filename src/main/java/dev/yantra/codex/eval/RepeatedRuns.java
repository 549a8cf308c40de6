package dev.yantra.codex.eval;

import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.metric.Metric;
import dev.yantra.codex.eval.report.CaseMetric;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same tables from several students, put together: each figure is the mean over the trainings,
 * with an interval over trainings and cases. The split is the same in all, so that the cases are.
 */
final class RepeatedRuns {
  private static final String ALONE = " without graph";

  private final Bootstrap bootstrap;
  private final List<List<Table>> whole = new ArrayList<>();
  private final List<List<Table>> alone = new ArrayList<>();

  RepeatedRuns(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Adds a student's tables; the first ones may have systems that the others lack. */
  void add(List<Table> tables) {
    whole.add(List.copyOf(tables));
  }

  /** Adds the tables of a student that averages no neighbours. */
  void addWithoutGraph(List<Table> tables) {
    alone.add(List.copyOf(tables));
  }

  /** The tables of all students so far. */
  List<Table> tables() {
    List<Table> together = new ArrayList<>();
    for (Table first : whole.get(0)) {
      List<Row> rows = new ArrayList<>();
      for (Row row : first.rows()) {
        rows.add(mean(row, matching(whole, first, row.system())));
      }
      Row student = first.rows().get(first.rows().size() - 1);
      List<Row> deaf = matching(alone, first, student.system());
      if (!deaf.isEmpty()) {
        rows.add(rows.size() - 1, mean(deaf.get(0), deaf).named(student.system() + ALONE));
      }
      Table table = first.with(rows);
      together.add(deaf.isEmpty() ? table : table.noting(note(student.system())));
    }
    return together;
  }

  private static String note(String student) {
    return "'"
        + student
        + ALONE
        + "' has the same text, counts and votes but averages no neighbours.";
  }

  private static List<Row> matching(List<List<Table>> students, Table like, String system) {
    return students.stream()
        .flatMap(List::stream)
        .filter(t -> t.task().equals(like.task()))
        .flatMap(t -> t.rows().stream())
        .filter(r -> r.system().equals(system))
        .toList();
  }

  private Row mean(Row first, List<Row> rows) {
    if (rows.size() < 2) {
      return first;
    }
    Map<String, Interval> figures = new LinkedHashMap<>();
    first
        .measured()
        .forEach(
            (name, measured) -> {
              List<Metric> metrics = new ArrayList<>();
              for (Row row : rows) {
                CaseMetric other = row.measured().getOrDefault(name, measured);
                if (!Arrays.equals(other.groups(), measured.groups())) {
                  throw new IllegalStateException(first.system() + " met other cases");
                }
                metrics.add(other.metric());
              }
              figures.put(name, bootstrap.interval(metrics, measured.groups()));
            });
    return new Row(first.system(), figures, first.measured());
  }
}
