package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.metric.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of an evaluation.
 *
 * @param model the checkpoint that was measured
 * @param seed seed of the split
 * @param quick whether it was a quick run, whose figures are for a glance and not to quote
 * @param methods methods of main code on each side: training, validation, test
 * @param cautions what a reader has to know before the figures; usually nothing
 * @param tables one table a task
 * @param leaks what the leak check says, in one line
 * @param students the seeds of the students that were trained for the measurement; empty if it is
 *     the checkpoint's
 * @param besides what was measured beside the tables
 */
public record EvalReport(
    String model,
    long seed,
    boolean quick,
    Sides methods,
    List<String> cautions,
    List<Table> tables,
    String leaks,
    List<Long> students,
    Besides besides) {
  public EvalReport {
    cautions = List.copyOf(cautions);
    tables = List.copyOf(tables);
    students = List.copyOf(students);
  }

  /** A report on a checkpoint's figures alone. */
  public EvalReport(
      String model, long seed, boolean quick, Sides methods, List<Table> tables, String leaks) {
    this(model, seed, quick, methods, List.of(), tables, leaks, List.of(), Besides.NOTHING);
  }

  /** How long the student takes to answer, if that was measured. */
  public Optional<Serving> serving() {
    return besides.serving();
  }

  /** How the figures grow with the corpus, if that was asked for. */
  public Optional<LearningCurve> curve() {
    return besides.curve();
  }

  /** What size and sight are worth, if that was asked for. */
  public Optional<Ablation> ablation() {
    return besides.ablation();
  }

  /** The same with other tables, those of several students. */
  public EvalReport with(String trained, List<Table> other, List<Long> seeds) {
    return new EvalReport(trained, seed, quick, methods, cautions, other, leaks, seeds, besides);
  }

  /** The same with one more thing to know before the figures. */
  public EvalReport cautioning(String caution) {
    List<String> more = new ArrayList<>(cautions);
    more.add(caution);
    return new EvalReport(model, seed, quick, methods, more, tables, leaks, students, besides);
  }

  /** The same with the answering times. */
  public EvalReport with(Serving times) {
    return with(new Besides(Optional.of(times), curve(), ablation()));
  }

  /** The same with a learning curve. */
  public EvalReport with(LearningCurve learning) {
    return with(new Besides(serving(), Optional.of(learning), ablation()));
  }

  /** The same with an ablation. */
  public EvalReport with(Ablation other) {
    return with(new Besides(serving(), curve(), Optional.of(other)));
  }

  private EvalReport with(Besides other) {
    return new EvalReport(model, seed, quick, methods, cautions, tables, leaks, students, other);
  }

  /** What was measured beside the tables; what was not asked for is empty. */
  public record Besides(
      Optional<Serving> serving, Optional<LearningCurve> curve, Optional<Ablation> ablation) {
    static final Besides NOTHING =
        new Besides(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Numbers of main methods on each side of the split. */
  public record Sides(int train, int validation, int test) {}

  /**
   * The systems of one task on the same cases.
   *
   * @param task the task's label
   * @param title what is asked
   * @param cases number of cases
   * @param metrics names of the figures, in order; the first is the one to look at
   * @param rows one row a system, the student last
   * @param notes what a reader has to know to read the figures
   */
  public record Table(
      String task,
      String title,
      int cases,
      List<String> metrics,
      List<Row> rows,
      List<String> notes) {
    public Table {
      metrics = List.copyOf(metrics);
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }

    /** The same systems and figures in other rows. */
    public Table with(List<Row> other) {
      return new Table(task, title, cases, metrics, other, notes);
    }

    /** The same with one more note. */
    public Table noting(String note) {
      List<String> more = new ArrayList<>(notes);
      more.add(note);
      return new Table(task, title, cases, metrics, rows, more);
    }

    /** The row of a system, such as {@code student}. */
    public Row row(String system) {
      return rows.stream()
          .filter(r -> r.system().equals(system))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no system " + system));
    }
  }

  /**
   * The figures of one system.
   *
   * @param figures by the name of the metric; undefined ones are left out
   * @param measured what they were computed from, by the name of the metric
   */
  public record Row(
      String system, Map<String, Interval> figures, Map<String, CaseMetric> measured) {
    public Row {
      Map<String, Interval> defined = new LinkedHashMap<>();
      figures.forEach(
          (metric, interval) -> {
            if (interval.defined()) {
              defined.put(metric, interval);
            }
          });
      figures = Collections.unmodifiableMap(defined);
      measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }

    /** Figures from elsewhere. */
    public Row(String system, Map<String, Interval> figures) {
      this(system, figures, Map.of());
    }

    /** The same figures under another name. */
    public Row named(String other) {
      return new Row(other, figures, measured);
    }
  }
}
