package dev.yantra.codex.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code codex} without a command. */
@Command(
    name = "codex",
    description = "Learns one Java repository from a teacher and then answers without it.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionProvider.class,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Start with: codex init DIR",
      "Exit codes: 0 fine, 1 findings or not confident, 2 wrong usage, 3 something to set up first,",
      "4 the teacher failed, 5 the budget is spent, 70 a bug of Codex."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  void setVersion(boolean version) {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name a command");
  }
}
