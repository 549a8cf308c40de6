package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.metric.CalibrationError;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.plot.Plot;
import dev.yantra.codex.eval.plot.Series;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.math.ReliabilityBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plots of an evaluation by the name of their file: learning and calibration curves. */
public final class EvalPlots {
  private static final List<Double> TICKS = List.of(10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0, 1e4);

  /** More lines than this in one plot cannot be told apart. */
  private static final int MOST_RIVALS = 5;

  private EvalPlots() {}

  /** SVG by file name, such as {@code learning-calls.svg}. */
  public static SortedMap<String, String> of(EvalReport report) {
    SortedMap<String, String> pictures = new TreeMap<>();
    for (Table table : report.tables()) {
      calibration(table).ifPresent(p -> pictures.put(calibrationFile(table), p.svg()));
      report
          .curve()
          .flatMap(curve -> learning(curve, table))
          .ifPresent(p -> pictures.put(learningFile(table), p.svg()));
    }
    return pictures;
  }

  static String learningFile(Table table) {
    return "learning-" + table.task() + ".svg";
  }

  static String calibrationFile(Table table) {
    return "calibration-" + table.task() + ".svg";
  }

  private static Optional<Plot> learning(LearningCurve curve, Table table) {
    List<LearningCurve.Point> points =
        curve.points().stream().filter(p -> p.student(table.task()).isPresent()).toList();
    if (points.size() < 2) {
      return Optional.empty();
    }
    String metric = table.metrics().get(0);
    List<Row> rows = points.get(points.size() - 1).table(table.task()).orElseThrow().rows();
    List<Series> series = new ArrayList<>();
    for (int r = rows.size() - 1; r >= 0 && series.size() <= MOST_RIVALS; r--) {
      String system = rows.get(r).system();
      series.add(line(points, table.task(), metric, system, r == rows.size() - 1));
    }
    double first = points.get(0).methods();
    double last = points.get(points.size() - 1).methods();
    List<Double> ticks = new ArrayList<>(TICKS.stream().filter(t -> t < last * 0.75).toList());
    ticks.removeIf(t -> t < first);
    ticks.add(last);
    return Optional.of(
        new Plot(
            table.task() + ": what a larger corpus is worth",
            String.format(
                Locale.ROOT,
                "%s of the student and of %d other systems on the same %d held-out cases, by the"
                    + " number of methods learned from, from %.0f to %.0f.",
                metric,
                series.size() - 1,
                table.cases(),
                first,
                last),
            new Plot.Axis("methods learned from (logarithmic)", first, last, true, ticks),
            Plot.Axis.unit(metric + " on held-out methods"),
            false,
            series));
  }

  private static Series line(
      List<LearningCurve.Point> points, String task, String metric, String system, boolean strong) {
    List<Series.Point> line = new ArrayList<>();
    for (LearningCurve.Point point : points) {
      point.table(task).stream()
          .flatMap(t -> t.rows().stream())
          .filter(r -> r.system().equals(system) && r.figures().containsKey(metric))
          .map(r -> r.figures().getOrDefault(metric, Interval.UNDEFINED))
          .forEach(
              i ->
                  line.add(
                      new Series.Point(
                          point.methods(),
                          i.value(),
                          i.low(),
                          i.high(),
                          String.format(
                              Locale.ROOT,
                              "%s, %,d methods: %.3f [%.3f, %.3f]",
                              system,
                              point.methods(),
                              i.value(),
                              i.low(),
                              i.high()))));
    }
    return new Series(system, strong, line);
  }

  private static Optional<Plot> calibration(Table table) {
    List<Series> series = new ArrayList<>();
    // The student and the one before it: bins are small, and more lines hide each other.
    for (int r = table.rows().size() - 1; r >= 0 && series.size() < 2; r--) {
      Row row = table.rows().get(r);
      for (Map.Entry<String, CaseMetric> entry : row.measured().entrySet()) {
        if (entry.getValue().metric() instanceof CalibrationError error) {
          series.add(
              reliability(row.system(), error, entry.getValue().groups().length, series.isEmpty()));
        }
      }
    }
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Plot(
                table.task() + ": are probabilities what they say?",
                "Share of answers that were right against the probability that was given, in ten"
                    + " bins. On the diagonal, probabilities are what they say; the numbers of"
                    + " answers are in the dots' titles.",
                Plot.Axis.unit("probability given (mean of the bin)"),
                Plot.Axis.unit("share that was right"),
                true,
                series));
  }

  private static Series reliability(
      String system, CalibrationError error, int cases, boolean strong) {
    int[] once = new int[cases];
    Arrays.fill(once, 1);
    List<Series.Point> points = new ArrayList<>();
    for (ReliabilityBins.Bin bin : error.bins(once).bins()) {
      if (bin.n() > 0) {
        double given = bin.probabilities() / bin.n();
        double right = bin.truths() / bin.n();
        Interval spread = wilson(right, bin.n());
        points.add(
            new Series.Point(
                given,
                right,
                spread.low(),
                spread.high(),
                String.format(
                    Locale.ROOT,
                    "%s: %,d answers, given %.2f, right %.2f",
                    system,
                    bin.n(),
                    given,
                    right)));
      }
    }
    return new Series(system, strong, points);
  }

  /** The 95 % interval of a share (Wilson 1927), which holds for few answers too. */
  private static Interval wilson(double share, long n) {
    double z = 1.96;
    double scale = 1 + z * z / n;
    double middle = (share + z * z / (2 * n)) / scale;
    double half = z / scale * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
    return new Interval(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
