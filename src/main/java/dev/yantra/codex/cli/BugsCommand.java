package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.predict.BugOptions;
import dev.yantra.codex.predict.BugReport;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.predict.BugReport.LikelyType;
import dev.yantra.codex.predict.BugReport.RiskyMethod;
import dev.yantra.codex.predict.Change;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codex predict bugs}: the methods of a change by risk. */
@Command(
    name = "bugs",
    description = "Rank the methods of a change by the risk that they have a bug.",
    footer = {
      "",
      "Exit code 1 if a method reaches the risk named by --fail-at.",
      "Example: codex predict-bugs --staged --fail-at 0.5"
    })
final class BugsCommand implements Callable<Integer> {
  private static final BugOptions DEFAULTS = BugOptions.defaults();

  private final Session session;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Methods listed at most (default: 20).")
  private int limit = DEFAULTS.limit();

  @Option(
      names = "--risk",
      paramLabel = "P",
      description = "List only methods of at least this risk, from 0 to 1 (default: 0).")
  private double leastRisk = DEFAULTS.leastRisk();

  @Option(
      names = "--fail-at",
      paramLabel = "P",
      description = "The risk from which a method is a finding (default: 0.5).")
  private double failAt = 0.5;

  @Option(names = "--tests", description = "Judge test methods too.")
  private boolean tests;

  BugsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ranges.share("--fail-at", failAt);
    Ranges.share("--risk", leastRisk);
    Ranges.atLeast("--limit", limit, 1);
    Codex codex = session.codex();
    Change touched = change.find(session, codex);
    BugReport report =
        codex.bugs(touched, new BugOptions(limit, leastRisk, DEFAULTS.types(), tests));
    if (session.json()) {
      List<Object> results =
          report.methods().stream().<Object>map(BugsCommand::result).collect(Collectors.toList());
      session.print(session.envelope("codex.predict.bugs/1", codex.student().model(), results));
    } else {
      session.console().note(Plurals.of(report.judged(), "method") + " judged");
      report.methods().forEach(this::text);
    }
    return report.methods().stream().anyMatch(m -> m.risk() >= failAt) ? 1 : 0;
  }

  private void text(RiskyMethod method) {
    session.print(
        String.format(
            Locale.ROOT,
            "%.2f  %s:%d  %s",
            method.risk(),
            method.file(),
            method.line(),
            method.method()));
    method
        .evidence()
        .forEach(
            e ->
                session.print(
                    "      "
                        + e.text()
                        + (e.line() > 0 ? " (line " + e.line() + ")" : "")
                        + (e.method().isEmpty() ? "" : ": " + e.method())));
    if (session.verbose()) {
      session.print(
          "      if there is a bug: "
              + method.types().stream()
                  .map(
                      t -> String.format(Locale.ROOT, "%s %.2f", t.type().label(), t.probability()))
                  .collect(Collectors.joining(", ")));
    }
  }

  private static Object result(RiskyMethod method) {
    return Json.object(
        "method", method.method(),
        "file", method.file(),
        "line", method.line(),
        "endLine", method.endLine(),
        "risk", method.risk(),
        "rank", method.rank(),
        "types", method.types().stream().map(BugsCommand::type).toList(),
        "evidence", method.evidence().stream().map(BugsCommand::evidence).toList());
  }

  private static Object type(LikelyType type) {
    return Json.object("type", type.type().label(), "probability", type.probability());
  }

  private static Object evidence(Evidence evidence) {
    return Json.object(
        "kind", evidence.kind().label(),
        "text", evidence.text(),
        "method", evidence.method(),
        "line", evidence.line());
  }
}
