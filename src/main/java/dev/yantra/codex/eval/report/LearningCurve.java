package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalReport.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The student's figures after learning from parts of the corpus: a fresh student for each size, as
 * though nothing but that part of the repository's training side were written yet. Every system
 * that learns sees the same part; the cases stay the same.
 *
 * @param points by growing size
 * @param planned how many points the whole curve has; more than there are if it was interrupted
 */
public record LearningCurve(List<Point> points, int planned) {
  private static final double ENOUGH = 0.95;

  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * One size.
   *
   * @param methods methods of main code that were learned from
   * @param examples examples of the corpus about them
   * @param tables one table a task
   */
  public record Point(int methods, int examples, List<Table> tables) {
    public Point {
      tables = List.copyOf(tables);
    }

    /** The table of a task. */
    public Optional<Table> table(String task) {
      return tables.stream().filter(t -> t.task().equals(task)).findFirst();
    }

    /** The student's first figure: that of the table's last row. */
    public Optional<Interval> student(String task) {
      return table(task)
          .map(t -> t.rows().get(t.rows().size() - 1).figures().get(t.metrics().get(0)));
    }
  }

  /** Whether every planned size was measured. */
  public boolean whole() {
    return points.size() == planned;
  }

  /**
   * The least size from which on the student has 95 % of its final score. For an area under a
   * curve, of which chance gives one half, it is 95 % of what goes beyond that.
   *
   * @return empty while the curve is not whole, or where the task has no figure
   */
  public OptionalInt enough(Table task) {
    Optional<Interval> last =
        points.isEmpty() ? Optional.empty() : points.get(points.size() - 1).student(task.task());
    if (!whole() || last.isEmpty()) {
      return OptionalInt.empty();
    }
    double chance = task.metrics().get(0).contains("AUC") ? 0.5 : 0;
    double threshold = chance + ENOUGH * (last.get().value() - chance);
    int enough = points.get(points.size() - 1).methods();
    for (int i = points.size() - 1; i >= 0; i--) {
      Optional<Interval> figure = points.get(i).student(task.task());
      if (figure.isEmpty() || figure.get().value() < threshold) {
        break;
      }
      enough = points.get(i).methods();
    }
    return OptionalInt.of(enough);
  }
}
