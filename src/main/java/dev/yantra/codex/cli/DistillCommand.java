package dev.yantra.codex.cli;

import dev.yantra.codex.distill.DistillOptions;
import dev.yantra.codex.distill.DistillReport;
import dev.yantra.codex.distill.DistillReport.Agreement;
import dev.yantra.codex.workspace.Durations;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code codex distill}: answers become a corpus. */
@Command(
    name = "distill",
    description = "Turn the teacher's answers into a calibrated corpus; asks nobody.")
final class DistillCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-T", "--temperature"},
      paramLabel = "T",
      description = "Temperature of the distillation loss (default: 3).")
  private double temperature = DistillOptions.defaults().temperature();

  DistillCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DistillReport report =
        session.codex().distill(new DistillOptions(temperature, session.splitSeed()));
    if (session.json()) {
      session.print(Json.line(json(report)));
      return 0;
    }
    session.print(summary(report));
    print(report.agreement(), "question");
    print(report.byLabel(), "label");
    session.print(
        String.format(
            Locale.ROOT,
            "  confidence: ECE %.3f before, %.3f after calibration",
            report.confidenceBefore(),
            report.confidenceAfter()));
    report
        .stages()
        .forEach(
            (stage, n) ->
                session.print("  stage " + stage.name().toLowerCase(Locale.ROOT) + ": " + n));
    session.print(
        "  labels: "
            + report.mapped()
            + " in the teacher's words mapped to the vocabulary, "
            + report.kept()
            + " kept as labels of their own, "
            + report.read()
            + " read off its code");
    session.print(verdict(report));
    report.dropped().forEach((why, n) -> session.print("  dropped " + n + ": " + why));
    return 0;
  }

  /** The worth of what calibrated teachers say, beside denying everything. */
  static String verdict(DistillReport report) {
    List<Agreement> calibrated = report.agreement().stream().filter(Agreement::calibrated).toList();
    if (calibrated.isEmpty()) {
      return "  nothing was calibrated: that takes "
          + DistillReport.FEWEST_TO_CALIBRATE
          + " labels of a kind, some true and some not, that the repository can judge. Ask about"
          + " more methods: codex collect -n N";
    }
    long better = calibrated.stream().filter(a -> a.accuracy() > a.alwaysNo()).count();
    return "  better than always no: "
        + better
        + " of the "
        + calibrated.size()
        + " rows of teacher and question that were calibrated";
  }

  private void print(List<Agreement> rows, String what) {
    Table table = new Table();
    table.row(
        "", "teacher", what, "labels", "judged", "agree", "always no", "ECE before", "after", "by");
    for (Agreement a : rows) {
      table.row(
          "",
          a.teacher(),
          word(a.kind()) + (a.subject().isEmpty() ? "" : ":" + a.subject()),
          Integer.toString(a.labels()),
          Integer.toString(a.judged()),
          a.judged() == 0 ? "-" : decimal(a.accuracy()),
          a.judged() == 0 ? "-" : decimal(a.alwaysNo()),
          a.judged() == 0 ? "-" : decimal(a.eceBefore()),
          a.judged() == 0 ? "-" : decimal(a.eceAfter()),
          a.method());
    }
    if (!rows.isEmpty()) {
      table.lines().forEach(session::print);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The fate of the answers, in a line. */
  static String summary(DistillReport report) {
    String stages =
        report.stages().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "distill  %,d examples from %,d answers (%s), T = %.1f  %s",
        report.examples(),
        report.answers(),
        stages,
        report.temperature(),
        Durations.text(report.millis()));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static Object json(DistillReport report) {
    return Json.object(
        "schema", "codex.distill/1",
        "answers", report.answers(),
        "examples", report.examples(),
        "temperature", report.temperature(),
        "stages", report.stages(),
        "dropped", report.dropped(),
        "mapped", report.mapped(),
        "kept", report.kept(),
        "confidenceEceBefore", report.confidenceBefore(),
        "confidenceEceAfter", report.confidenceAfter(),
        "read", report.read(),
        "agreement", report.agreement().stream().map(DistillCommand::json).toList(),
        "labels", report.byLabel().stream().map(DistillCommand::json).toList(),
        "elapsedMillis", report.millis());
  }

  private static Object json(Agreement a) {
    return Json.object(
        "teacher", a.teacher(),
        "question", word(a.kind()),
        "label", a.subject(),
        "labels", a.labels(),
        "judged", a.judged(),
        "yes", a.yes(),
        "accuracy", a.accuracy(),
        "alwaysNo", a.alwaysNo(),
        "eceBefore", a.eceBefore(),
        "eceAfter", a.eceAfter(),
        "method", a.method());
  }
}
