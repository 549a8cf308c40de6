package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangeFinder;
import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The change that a command is about; without any of them, what is not committed yet. */
final class ChangeOptions {
  @Option(names = "--staged", description = "What the next commit would change.")
  private boolean staged;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description = "What was done since a revision, or in a range A..B.")
  private String since = "";

  @Option(names = "--all", description = "Every method of the repository.")
  private boolean all;

  @Option(
      names = "--method",
      paramLabel = "ID",
      description = "One method: a canonical id, or an unambiguous end of one.")
  private String method = "";

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Every method of these files.")
  private List<Path> files = new ArrayList<>();

  /**
   * Finds the methods that were asked for.
   *
   * @throws CodexException if more than one kind of change is named, or it cannot be found
   */
  Change find(Session session, Codex codex) {
    int named =
        (staged ? 1 : 0)
            + (since.isEmpty() ? 0 : 1)
            + (all ? 1 : 0)
            + (method.isEmpty() ? 0 : 1)
            + (files.isEmpty() ? 0 : 1);
    if (named > 1) {
      throw CodexException.usage("Name one of --staged, --since, --all, --method and FILE.");
    }
    ChangeFinder finder = codex.changes();
    if (staged) {
      return finder.staged();
    }
    if (!since.isEmpty()) {
      return finder.since(since);
    }
    if (all) {
      return finder.ofEverything();
    }
    if (!method.isEmpty()) {
      return finder.ofMethod(method);
    }
    return files.isEmpty()
        ? finder.workingTree()
        : finder.ofFiles(files.stream().map(session::resolve).toList());
  }
}
