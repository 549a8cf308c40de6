package dev.yantra.codex.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code codex completion bash|zsh|fish}: a script that completes commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script.",
    footer = {
      "",
      "bash: source <(codex completion bash)",
      "zsh:  source <(codex completion zsh)",
      "fish: codex completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  /** A shell that completes. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  private static final Pattern VALUES = Pattern.compile("(?<=_args=\\()\"[^)]*(?=\\) # .* values)");

  private final Session session;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine codex = CommandLineInterface.complete(session);
    session.print(
        switch (shell) {
          // picocli's script loads bashcompinit by itself when zsh reads it.
          case BASH, ZSH -> lowerCaseValues(AutoComplete.bash("codex", codex)).stripTrailing();
          case FISH -> FishCompletion.script(codex).stripTrailing();
        });
    return 0;
  }

  /** The values of options as people write them: picocli offers the names of the constants. */
  private static String lowerCaseValues(String script) {
    return VALUES.matcher(script).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
  }
}
