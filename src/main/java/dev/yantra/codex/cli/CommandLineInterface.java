package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.NativeEncoding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code codex ...}: finds the command, runs it and maps every failure to a line and an exit code.
 */
public final class CommandLineInterface {
  /** A bug of ours, as {@code sysexits.h} numbers it (EX_SOFTWARE). */
  private static final int EXIT_BUG = 70;

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  /**
   * A command line that runs in given surroundings.
   *
   * @param workingDirectory the start of relative paths
   */
  public CommandLineInterface(
      Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  /** Runs one command to its end and returns its exit code. */
  public int run(String... arguments) {
    Session session = new Session(console, environment, workingDirectory);
    try {
      NativeEncoding.ofProcess().check(List.of(arguments));
      return commandLine(session, Set.copyOf(Arrays.asList(arguments))).execute(arguments);
    } catch (RuntimeException e) {
      return fail(session, e);
    }
  }

  /** The whole command line, for help, completion and the shell. */
  static CommandLine complete(Session session) {
    return commandLine(session, Set.of());
  }

  /**
   * The command line with the subcommands that {@code words} names, or with all if it names none:
   * building the model of every command would cost a hook more than its work.
   */
  private static CommandLine commandLine(Session session, Set<String> words) {
    CommandLine root = new CommandLine(new RootCommand());
    Commands.addTo(root, session, words);
    root.setExpandAtFiles(false);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setOut(session.console().outWriter());
    root.setErr(session.console().errWriter());
    root.setExecutionStrategy(
        parsed -> {
          session.remarkSettings();
          return new CommandLine.RunLast().execute(parsed);
        });
    root.setParameterExceptionHandler((e, args) -> explain(session, e));
    root.setExecutionExceptionHandler((e, commandLine, result) -> fail(session, e));
    return root;
  }

  private static int explain(Session session, ParameterException e) {
    if (e.getCause() instanceof CodexException cause) {
      return fail(session, cause);
    }
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = firstLine(String.valueOf(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = unknown(unmatched);
    }
    session.console().complain("codex: " + message + " (see: " + name + " --help)");
    return CodexException.Reason.USAGE.exitCode();
  }

  private static int fail(Session session, Throwable e) {
    if (session.stackTrace()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      session.console().complain(trace.toString().stripTrailing());
    }
    if (e instanceof InvalidPathException path) {
      return fail(session, NativeEncoding.ofProcess().invalid(path));
    }
    if (e instanceof CodexException expected) {
      session.console().complain("codex: " + expected.getMessage());
      return expected.reason().exitCode();
    }
    session
        .console()
        .complain(
            "codex: this is a bug of Codex: "
                + e
                + ". Please report it with what --stacktrace prints.");
    return EXIT_BUG;
  }

  private static String unknown(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    boolean command = e.getCommandLine().getParent() == null && !word.startsWith("-");
    List<String> close = e.getSuggestions();
    return "no "
        + (command ? "command" : "such argument:")
        + " '"
        + word
        + "'."
        + (close.isEmpty() ? "" : " Did you mean '" + close.get(0) + "'?");
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).strip();
  }
}
