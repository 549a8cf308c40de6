package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An evaluation as text for people: aligned for a terminal, or as Markdown. */
public final class ReportText {
  private static final String NOTHING = "-";

  private ReportText() {}

  /** Tables with aligned columns. */
  public static String plain(EvalReport report) {
    StringBuilder text = new StringBuilder(head(report)).append('\n');
    report.cautions().forEach(c -> text.append(c).append('\n'));
    for (Table table : report.tables()) {
      text.append('\n').append(title(table)).append('\n');
      aligned(text, cells(table));
      table.notes().forEach(n -> text.append("  ").append(n).append('\n'));
    }
    report.curve().ifPresent(curve -> text.append(CurveText.of(curve, report.tables()).plain()));
    report.ablation().ifPresent(a -> text.append(AblationText.of(a, report.tables()).plain()));
    text.append('\n');
    report.serving().ifPresent(s -> text.append(serving(s)).append('\n'));
    return text.append("Leak check: ").append(report.leaks()).append('\n').toString();
  }

  private static String serving(Serving serving) {
    return String.format(
        Locale.ROOT,
        "Serving one changed method, in process: half within %.2f ms, 99 of 100 within %.2f ms (%d"
            + " methods).",
        serving.medianMillis(),
        serving.p99Millis(),
        serving.methods());
  }

  /** Lines of cells in columns as wide as their widest cell, all but the first to the right. */
  static void aligned(StringBuilder text, List<List<String>> cells) {
    for (List<String> line : cells) {
      text.append("  ");
      for (int c = 0; c < line.size(); c++) {
        int column = c;
        int width = cells.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
        text.append(pad(line.get(c), width, c > 0));
        text.append(c < line.size() - 1 ? "   " : "\n");
      }
    }
  }

  /** Lines of cells as a table of GitHub's Markdown; the first line is its head. */
  static void piped(StringBuilder text, List<List<String>> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append("| ").append(String.join(" | ", cells.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---").append("|---:".repeat(cells.get(0).size() - 1)).append("|\n");
      }
    }
  }

  /** Tables of GitHub's Markdown, with links to the {@link EvalPlots} beside them. */
  public static String markdown(EvalReport report) {
    Set<String> pictures = EvalPlots.of(report).keySet();
    StringBuilder text = new StringBuilder(head(report)).append('\n');
    report.cautions().forEach(c -> text.append("\n**").append(c).append("**\n"));
    for (Table table : report.tables()) {
      text.append("\n### ").append(title(table)).append("\n\n");
      piped(text, cells(table));
      if (!table.notes().isEmpty()) {
        text.append('\n').append(String.join(" ", table.notes())).append('\n');
      }
      picture(
          text, pictures, EvalPlots.calibrationFile(table), "Calibration curve of " + table.task());
      picture(text, pictures, EvalPlots.learningFile(table), "Learning curve of " + table.task());
    }
    report.curve().ifPresent(curve -> text.append(CurveText.of(curve, report.tables()).markdown()));
    report.ablation().ifPresent(a -> text.append(AblationText.of(a, report.tables()).markdown()));
    report.serving().ifPresent(s -> text.append('\n').append(serving(s)).append('\n'));
    return text.append("\nLeak check: ").append(report.leaks()).append(".\n").toString();
  }

  private static void picture(StringBuilder text, Set<String> there, String file, String says) {
    if (there.contains(file)) {
      text.append("\n![").append(says).append("](").append(file).append(")\n");
    }
  }

  private static String head(EvalReport report) {
    return String.format(
        Locale.ROOT,
        "%s, split seed %d: %d methods to learn from, %d to choose with, %d held out.%s",
        report.model(),
        report.seed(),
        report.methods().train(),
        report.methods().validation(),
        report.methods().test(),
        report.quick() ? " Quick run: for a glance, not to quote." : "");
  }

  private static String title(Table table) {
    return table.task() + ": " + table.title() + " (" + table.cases() + " cases)";
  }

  private static List<List<String>> cells(Table table) {
    List<List<String>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("system"));
    header.addAll(table.metrics());
    cells.add(header);
    for (Row row : table.rows()) {
      List<String> line = new ArrayList<>(List.of(row.system()));
      for (String metric : table.metrics()) {
        line.add(
            Optional.ofNullable(row.figures().get(metric)).map(ReportText::figure).orElse(NOTHING));
      }
      cells.add(line);
    }
    return cells;
  }

  static String figure(Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", interval.value(), interval.low(), interval.high());
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(width - text.length());
    return right ? blanks + text : text + blanks;
  }
}
