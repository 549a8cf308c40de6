package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.api.Training;
import dev.yantra.codex.collect.CollectOptions;
import dev.yantra.codex.distill.DistillOptions;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.ReportText;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.index.IndexOptions;
import dev.yantra.codex.index.IndexReport;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code codex init}: everything from sources to a student, in one go and offline. */
@Command(
    name = "init",
    description = "Learn a repository in one go: index, collect, distill, train; offline.",
    footer = {"", "Run it again after changes: unchanged files and answered requests are kept."})
final class InitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The repository (default: the one around this directory).")
  private Path directory = Path.of("");

  InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workspace workspace = session.workspaceAt(directory);
    Codex codex = session.codexAt(workspace);
    session.console().note("Learning " + workspace.root());

    IndexReport index = codex.index(IndexOptions.defaults());
    tell(IndexCommand.summary(index));
    IndexCommand.remarks(session, index);

    tell(
        CollectCommand.summary(
            codex.collect(CollectOptions.defaults().of("repository").withSeed(session.seed()))));

    DistillOptions distill =
        new DistillOptions(DistillOptions.defaults().temperature(), session.splitSeed());
    tell(DistillCommand.summary(codex.distill(distill)));

    Training training = codex.train(TrainOptions.defaults().withSeed(session.seed()));
    tell(TrainCommand.summary(training.student()));
    tell(TrainCommand.generations(training));

    EvalOptions quickly = EvalOptions.defaults().quickly();
    conclude(codex, codex.evaluate(quickly, soFar -> {}));
    return 0;
  }

  private void tell(String line) {
    session.console().note(line);
  }

  private void conclude(Codex codex, EvalReport eval) {
    session.print("");
    session.print(ReportText.plain(eval).stripTrailing());
    session.print("");
    session.print("Try:");
    new Suggestions(
            codex.graph(), codex.splits(), codex.workspace().root(), session.workingDirectory())
        .lines()
        .forEach(line -> session.print("  " + line));
  }
}
