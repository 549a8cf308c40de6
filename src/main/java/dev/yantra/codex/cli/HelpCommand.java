package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.CodexException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code codex help [COMMAND]}: the same as {@code codex COMMAND --help}. */
@Command(name = "help", description = "Show the help of codex or of one command.")
final class HelpCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, such as: generate, or: predict calls.")
  private List<String> path = new ArrayList<>();

  HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine command = CommandLineInterface.complete(session);
    for (String word : path) {
      CommandLine sub = command.getSubcommands().get(word);
      if (sub == null) {
        throw CodexException.usage(
            "no command '"
                + word
                + "'. See: "
                + command.getCommandSpec().qualifiedName()
                + " --help");
      }
      command = sub;
    }
    command.usage(session.console().outWriter());
    return 0;
  }
}
