package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.tests.TestFormats;
import dev.yantra.codex.predict.tests.TestOptions;
import dev.yantra.codex.predict.tests.TestReport;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codex predict tests}: which tests to run for a change, and which kinds are missing. */
@Command(
    name = "tests",
    description = "Rank the existing tests for a change, and name the kinds of test that it needs.",
    footer = {"", "Example: mvn test -Dtest=\"$(codex predict-tests --staged --as surefire)\""})
final class TestsCommand implements Callable<Integer> {
  private static final TestOptions DEFAULTS = TestOptions.defaults();

  /** The formats in which tests are printed. */
  enum Form {
    REPORT,
    IDS,
    SUREFIRE,
    GRADLE
  }

  private final Session session;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Option(names = "--limit", paramLabel = "N", description = "Tests listed at most (default: 20).")
  private int limit = DEFAULTS.limit();

  @Option(
      names = "--distance",
      paramLabel = "N",
      description = "Calls between a test and a changed method at most (default: 6).")
  private int distance = DEFAULTS.distance();

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description =
          "report (default), ids (one a line), surefire (for -Dtest=) or gradle (--tests ...).")
  private Form form = Form.REPORT;

  TestsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ranges.atLeast("--limit", limit, 1);
    Ranges.atLeast("--distance", distance, 1);
    Codex codex = session.codex();
    Change touched = change.find(session, codex);
    TestReport report = codex.tests(touched, new TestOptions(limit, distance, form == Form.REPORT));
    if (session.json()) {
      session.print(
          session.envelope("codex.predict.tests/1", codex.student().model(), results(report)));
    } else {
      print(report, touched);
    }
    return 0;
  }

  private void print(TestReport report, Change touched) {
    switch (form) {
      case IDS -> report.tests().forEach(t -> session.print(t.test()));
      case SUREFIRE -> session.print(TestFormats.surefire(report.tests()));
      case GRADLE -> session.print(String.join(" ", TestFormats.gradle(report.tests())));
      case REPORT -> text(report, touched);
    }
  }

  private void text(TestReport report, Change touched) {
    session
        .console()
        .note(ChangeCounts.of(touched) + " changed, " + Plurals.of(report.tests().size(), "test"));
    Table table = new Table();
    report
        .tests()
        .forEach(
            t ->
                table.row(
                    decimal(t.score()), t.test(), t.reasons().isEmpty() ? "" : t.reasons().get(0)));
    table.lines().forEach(session::print);
    if (report.needed().stream().anyMatch(n -> !n.covered())) {
      session.print("");
      session.print("Kinds of test that are needed and not there:");
      Table needed = new Table();
      report.needed().stream()
          .filter(n -> !n.covered())
          .limit(limit)
          .forEach(n -> needed.row(decimal(n.probability()), n.kind().label(), n.method()));
      needed.lines().forEach(session::print);
    }
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static Object results(TestReport report) {
    return Json.object(
        "tests",
        report.tests().stream()
            .map(
                t ->
                    Json.object(
                        "test", t.test(),
                        "file", t.file(),
                        "line", t.line(),
                        "score", t.score(),
                        "reasons", t.reasons()))
            .toList(),
        "needed",
        report.needed().stream()
            .map(
                n ->
                    Json.object(
                        "method", n.method(),
                        "kind", n.kind().label(),
                        "probability", n.probability(),
                        "covered", n.covered()))
            .toList());
  }
}
