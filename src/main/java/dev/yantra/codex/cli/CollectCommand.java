package dev.yantra.codex.cli;

import dev.yantra.codex.collect.CollectOptions;
import dev.yantra.codex.collect.CollectOptions.Strategy;
import dev.yantra.codex.collect.CollectReport;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.workspace.Durations;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code codex collect}: asks the teacher. */
@Command(
    name = "collect",
    description = "Ask a teacher for code, reasoning and probabilities; resumes where it stopped.",
    footer = {
      "",
      "Teachers: repository (offline, the default), openai (any chat-completions server),"
          + " anthropic,",
      "gemini, replay (a recorded file). Keys come from OPENAI_API_KEY, ANTHROPIC_API_KEY and",
      "GEMINI_API_KEY. Nothing leaves this machine before: codex config teacher.allow-remote true",
      "Example: codex collect -n 1000 --teacher openai --model gpt-5-mini --budget 5 --dry-run"
    })
final class CollectCommand implements Callable<Integer> {
  private static final CollectOptions DEFAULTS = CollectOptions.defaults();

  private final Session session;

  @Option(names = "-n", paramLabel = "N", description = "How many requests (default: 1000).")
  private int n = DEFAULTS.n();

  @Option(
      names = "--teacher",
      paramLabel = "KIND",
      description = "One of: repository, openai, anthropic, gemini, replay.")
  private String teacher = DEFAULTS.teacher();

  @Option(names = "--model", paramLabel = "NAME", description = "The teacher's model.")
  private String model = DEFAULTS.model();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The teacher's server, for instance http://localhost:8080/v1")
  private String baseUrl = DEFAULTS.baseUrl();

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "The most that all answers of this repository may cost (default: 5).")
  private double budgetUsd = DEFAULTS.budgetUsd();

  @Option(names = "--dry-run", description = "Say what would be asked, where and for how much.")
  private boolean dryRun;

  @Option(
      names = "--batch",
      description = "Ask by the provider's batches: within a day, at half the price.")
  private boolean batch;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Requests on their way at once (default: 4).")
  private int parallel = DEFAULTS.parallel();

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "Which methods come first: uniform or uncertain.")
  private Strategy strategy = DEFAULTS.strategy();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Answers that a verbalised probability averages (default: 1).")
  private int samples = DEFAULTS.samples();

  @Option(
      names = "--retry-failed",
      description = "Ask again what was refused, cut off, late or unreadable.")
  private boolean retryFailed;

  CollectCommand(Session session) {
    this.session = session;
  }

  @Override
  @SuppressWarnings("try") // It is there for the end, not used.
  public Integer call() {
    CollectOptions options =
        new CollectOptions(
            n,
            teacher,
            model,
            baseUrl,
            budgetUsd,
            dryRun,
            batch,
            parallel,
            strategy,
            samples,
            retryFailed,
            session.seed());
    try (GracefulShutdown end =
        new GracefulShutdown(
            session.console(), "stopping; what is on its way is waited for (30 s)")) {
      return tell(session.codex().collect(options));
    }
  }

  private int tell(CollectReport report) {
    if (session.json()) {
      session.print(Json.line(json(report)));
    } else {
      session.print(summary(report));
      if (!report.dryRun()) {
        report.failed().forEach((outcome, n) -> session.print(failure(outcome, n)));
        report.unanswered().forEach((why, n) -> session.print("  " + n + " not answered: " + why));
        if (!report.remark().isEmpty()) {
          session.print("  " + report.remark());
        }
      }
    }
    if (!report.stopped().isEmpty()) {
      session.console().complain("codex: " + report.stopped());
    }
    return report.exitCode();
  }

  private static String failure(Outcome outcome, int n) {
    String word = outcome.name().toLowerCase(Locale.ROOT);
    return "  " + n + " " + word + ": " + outcome.advice();
  }

  /** The result of a collection, in a line. */
  static String summary(CollectReport report) {
    String who =
        report.model().isEmpty() ? report.teacher() : report.teacher() + " " + report.model();
    if (report.dryRun()) {
      return String.format(
          Locale.ROOT,
          "collect  would ask %s%s about %,d methods in %,d calls: about %,d tokens in, %,d out,"
              + " $%.2f (at most $%.2f); nothing was sent",
          who,
          report.host().isEmpty() ? "" : " at " + report.host(),
          report.left(),
          report.estimate().calls(),
          report.estimate().inputTokens(),
          report.estimate().outputTokens(),
          report.estimate().usd(),
          report.estimate().mostUsd());
    }
    return String.format(
        Locale.ROOT,
        "collect  %,d answers from %s (%,d new, %,d left)%s  %s",
        report.usable(),
        who,
        report.asked(),
        report.left(),
        money(report),
        Durations.text(report.millis()));
  }

  private static String money(CollectReport report) {
    if (report.totalUsd() == 0) {
      return "";
    }
    String lost =
        report.lostUsd() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", of which up to $%.4f for attempts whose answer never arrived",
                report.lostUsd());
    String uncounted =
        report.uncounted() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; for %,d answers the server did not count tokens, so they are booked at the most"
                    + " they can cost",
                report.uncounted());
    return String.format(
        Locale.ROOT,
        ", $%.4f now, $%.4f in all%s%s",
        report.costUsd(),
        report.totalUsd(),
        lost,
        uncounted);
  }

  private static Object json(CollectReport report) {
    return Json.object(
        "schema", "codex.collect/1",
        "teacher", report.teacher(),
        "model", report.model(),
        "host", report.host(),
        "dryRun", report.dryRun(),
        "available", report.available(),
        "requested", report.requested(),
        "before", report.before(),
        "asked", report.asked(),
        "left", report.left(),
        "outcomes", report.outcomes(),
        "earlier", report.earlier(),
        "unanswered", report.unanswered(),
        "remark", report.remark(),
        "estimate",
            Json.object(
                "requests", report.left(),
                "calls", report.estimate().calls(),
                "inputTokens", report.estimate().inputTokens(),
                "outputTokens", report.estimate().outputTokens(),
                "usd", report.estimate().usd(),
                "mostUsd", report.estimate().mostUsd()),
        "inputTokens", report.inputTokens(),
        "outputTokens", report.outputTokens(),
        "costUsd", report.costUsd(),
        "totalUsd", report.totalUsd(),
        "lostUsd", report.lostUsd(),
        "open", report.open(),
        "uncounted", report.uncounted(),
        "redactions", report.redactions(),
        "stopped", report.stopped(),
        "elapsedMillis", report.millis());
  }
}
