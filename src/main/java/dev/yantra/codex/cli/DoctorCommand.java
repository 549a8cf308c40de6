package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.git.WorkTreeCheck;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;

/** {@code codex doctor}: whether everything that Codex needs is there. */
@Command(
    name = "doctor",
    description =
        "Check that everything Codex needs is there; exit code 3 if something is missing.")
final class DoctorCommand implements Callable<Integer> {
  private static final long MEBIBYTE = 1L << 20;
  private static final long ENOUGH_MEMORY = 1024 * MEBIBYTE;
  private static final long ENOUGH_DISK = 1024 * MEBIBYTE;

  private record Check(String name, boolean good, String finding) {}

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workspace workspace = session.workspace();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "java",
            Runtime.version().feature() >= 17,
            Runtime.version() + " in " + System.getProperty("java.home")));
    checks.add(
        new Check(
            "compiler",
            ToolProvider.getSystemJavaCompiler() != null,
            "generate checks what it writes with javac"));
    checks.add(git());
    checks.add(memory());
    File root = workspace.root().toFile();
    checks.add(
        new Check(
            "disk",
            root.getUsableSpace() > ENOUGH_DISK,
            root.getUsableSpace() / MEBIBYTE + " MiB free"));
    checks.add(
        new Check(
            "writable",
            Files.isWritable(
                Files.exists(workspace.directory()) ? workspace.directory() : workspace.root()),
            workspace.directory().toString()));
    checks.add(graph(workspace));
    checks.add(model());
    encoder(workspace).ifPresent(checks::add);
    checks.add(keys());
    print(checks);
    boolean good = checks.stream().allMatch(Check::good);
    return good ? 0 : CodexException.Reason.SETUP.exitCode();
  }

  private static Check memory() {
    long heap = Runtime.getRuntime().maxMemory();
    return new Check(
        "memory", heap > ENOUGH_MEMORY, heap / MEBIBYTE + " MiB of heap at most for this command");
  }

  private Check graph(Workspace workspace) {
    try {
      int nodes = session.codex().graph().size();
      return new Check("graph", true, nodes + " nodes in " + workspace.graph());
    } catch (CodexException e) {
      return new Check("graph", false, e.getMessage());
    }
  }

  /** The student, read as for an answer: its directory alone says nothing of its weights. */
  private Check model() {
    Codex codex = session.codex();
    if (codex.model().isEmpty()) {
      return new Check("model", false, "none yet: codex init");
    }
    try {
      return new Check("model", true, codex.checkedModel());
    } catch (CodexException e) {
      return new Check("model", false, e.getMessage());
    }
  }

  /** Git's own version, or why it does not read what is here. */
  private Check git() {
    try {
      String version = session.codex().git().version();
      WorkTreeCheck check = session.codex().git().workTree();
      return new Check(
          "git",
          !check.refused(),
          check.inside()
              ? version
              : check.refused() ? check.message() : version + "; no repository here");
    } catch (CodexException e) {
      return new Check("git", false, e.getMessage());
    }
  }

  /** The sentence encoder that is set to read along, if one is. */
  private Optional<Check> encoder(Workspace workspace) {
    return session
        .settings()
        .get("student.encoder")
        .map(
            set -> {
              Path directory = workspace.root().resolve(set);
              boolean there = Files.isDirectory(directory);
              String finding = there ? directory.toString() : "student.encoder: no " + directory;
              return new Check("encoder", there, finding);
            });
  }

  private Check keys() {
    Settings settings = session.settings();
    List<String> found =
        List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY").stream()
            .filter(k -> settings.environment(k).isPresent())
            .toList();
    return new Check(
        "teacher",
        true,
        found.isEmpty()
            ? "no key set: the offline teacher works without"
            : String.join(", ", found));
  }

  private void print(List<Check> checks) {
    if (session.json()) {
      List<Map<String, Object>> results =
          checks.stream()
              .map(c -> Json.object("check", c.name, "good", c.good, "finding", c.finding))
              .toList();
      session.print(Json.line(Json.object("schema", "codex.doctor/1", "results", results)));
      return;
    }
    Table table = new Table();
    checks.forEach(c -> table.row(c.good ? "ok" : "MISSING", c.name, c.finding));
    table.lines().forEach(session::print);
  }
}
