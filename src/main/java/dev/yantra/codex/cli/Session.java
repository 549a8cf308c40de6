package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;

/** One invocation of a command: its surroundings and the options that all commands share. */
final class Session {
  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final long startNanos = System.nanoTime();
  private Path directory;
  private OutputFormat format = OutputFormat.TEXT;
  private long seed = DEFAULT_SEED;
  private boolean verbose;
  private boolean stackTrace;
  private boolean remarked;

  /** The seed of every run that names none. */
  static final long DEFAULT_SEED = 42;

  Session(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.directory = this.workingDirectory;
  }

  Console console() {
    return console;
  }

  /** Prints a line of the result. */
  void print(String line) {
    console.print(line);
  }

  boolean json() {
    return format == OutputFormat.JSON;
  }

  boolean verbose() {
    return verbose;
  }

  boolean stackTrace() {
    return stackTrace;
  }

  long seed() {
    return seed;
  }

  /** The seed of the one split; it stays when {@code --seed} changes. */
  long splitSeed() {
    return settings().splitSeed();
  }

  Map<String, String> environment() {
    return environment;
  }

  /** The directory that the process was started in. */
  Path workingDirectory() {
    return workingDirectory;
  }

  /** A path that the user wrote, seen from where the command works. */
  Path resolve(Path path) {
    return directory.resolve(path).normalize();
  }

  /** The workspace around the directory that the command works in. */
  Workspace workspace() {
    return Workspace.of(directory);
  }

  /** The workspace of exactly the directory that a user named; of the surroundings if none was. */
  Workspace workspaceAt(Path named) {
    if (!named.toString().isEmpty()) {
      directory = resolve(named);
      return Workspace.at(directory);
    }
    return workspace();
  }

  Settings settings() {
    return codex().settings();
  }

  /** Tells once of settings that do nothing, before a command trusts that they hold. */
  void remarkSettings() {
    if (remarked) {
      return;
    }
    remarked = true;
    try {
      settings().remarks().forEach(r -> console.note("codex: " + r));
    } catch (CodexException e) {
      // The command itself fails for this reason, if it needs the directory or the settings.
    }
  }

  Progress progress() {
    return console.progress(verbose);
  }

  /** Codex as any other program has it, with nothing read yet. */
  Codex codex() {
    return codexAt(workspace());
  }

  /** The same over a workspace that a user named. */
  Codex codexAt(Workspace workspace) {
    return Codex.of(workspace, environment, progress());
  }

  /** A line of JSON with what every answer of a model carries. */
  String envelope(String schema, String model, Object results) {
    long millis = (System.nanoTime() - startNanos) / 1_000_000;
    return Json.line(
        Json.object("schema", schema, "model", model, "elapsedMillis", millis, "results", results));
  }

  void setDirectory(Path path) {
    directory = workingDirectory.resolve(path).normalize();
  }

  void setFormat(OutputFormat format) {
    this.format = format;
  }

  void setSeed(long seed) {
    this.seed = seed;
  }

  void setVerbose(boolean verbose) {
    this.verbose = verbose;
  }

  void setStackTrace(boolean stackTrace) {
    this.stackTrace = stackTrace;
  }
}
