package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.eval.Evaluation;
import dev.yantra.codex.eval.report.EvalPlots;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.ReportText;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.eval.task.EvalOptions.Task;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code codex eval}: held-out figures beside baselines. */
@Command(
    name = "eval",
    description = "Measure the student on held-out methods, beside baselines, in one run.")
final class EvalCommand implements Callable<Integer> {
  private final Session session;

  /** The names of all tasks. */
  private static final class TaskNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Task.values()).map(Task::label).iterator();
    }
  }

  @Option(names = "--quick", description = "Fewer cases: seconds, for a glance.")
  private boolean quick;

  @Option(
      names = "--task",
      split = ",",
      paramLabel = "TASK",
      completionCandidates = TaskNames.class,
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<String> tasks = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Train N fresh students on the same split, and N without the graph, and give means with"
              + " intervals over trainings and cases (default: measure the current model).")
  private int seeds = 0;

  @Option(
      names = "--learning-curve",
      description = "Train on 10, 30, 100, 300, 1000 methods and all, and say how many are enough.")
  private boolean learningCurve;

  @Option(
      names = "--ablation",
      description =
          "Train networks of every size that see 0 to 3 hops far, from --seeds N seeds each, and"
              + " measure each beside its caches and alone.")
  private boolean ablation;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write report.md, report.json and plots there; what trains students does so in any case,"
              + " after each of them (default then: .codex/eval).")
  private Path report = Path.of("");

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description =
          "What people asked, for the task requests: JSON lines with id (of the method that is"
              + " meant) and words.")
  private Path requests = Path.of("");

  EvalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<Path> asked =
        Optional.of(requests).filter(file -> !file.toString().isEmpty()).map(session::resolve);
    List<Task> chosen =
        tasks.isEmpty() ? EvalOptions.all(asked) : tasks.stream().map(Task::ofLabel).toList();
    EvalOptions options =
        new EvalOptions(
            session.splitSeed(), quick, chosen, seeds, learningCurve, ablation, 0, asked);
    Codex codex = session.codex();
    boolean trains = seeds > 0 || learningCurve || ablation;
    boolean writes = trains || !report.toString().isEmpty();
    Path directory =
        report.toString().isEmpty()
            ? session.workspace().directory().resolve("eval")
            : session.resolve(report);
    if (trains) {
      announce(codex.forecast(options), directory);
    }
    EvalReport figures =
        codex.evaluate(
            options,
            soFar -> {
              if (writes) {
                write(soFar, directory);
              }
            });
    session.print(
        session.json()
            ? Json.line(EvalJson.of(figures))
            : ReportText.plain(figures).stripTrailing());
    return 0;
  }

  private void announce(Evaluation.Forecast forecast, Path directory) {
    session
        .console()
        .note(
            String.format(
                Locale.ROOT,
                "%d students to train, about %s on this machine. What is measured so far is always"
                    + " in %s; Ctrl-C keeps it.",
                forecast.trainings(),
                Durations.text(Math.round(forecast.seconds() * 1000)),
                directory.resolve("report.md")));
  }

  private static void write(EvalReport figures, Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw CodexException.setup("Cannot make " + directory + ". Name another with --report.", e);
    }
    AtomicFiles.write(directory.resolve("report.md"), ReportText.markdown(figures));
    AtomicFiles.write(directory.resolve("report.json"), Json.line(EvalJson.of(figures)) + "\n");
    EvalPlots.of(figures).forEach((name, svg) -> AtomicFiles.write(directory.resolve(name), svg));
  }
}
