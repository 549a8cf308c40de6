package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small repository under git, indexed and with an untrained student, whose answers are the same
 * on every machine; one line of it is edited and not committed.
 */
final class TeaRepository {
  static final Path FIXTURES = Path.of("src/test/resources/fixtures/cli");

  private static final long SEED = 42;

  private TeaRepository() {}

  /** Makes the repository below a directory. */
  static Path in(Path directory) throws Exception {
    Path root = directory.resolve("repository");
    copy(FIXTURES.resolve("repository"), root);
    Files.createDirectory(root.resolve("lib"));
    git(root, "2026-01-01T12:00:00Z", "init", "-q", "-b", "main");
    git(root, "2026-01-01T12:00:00Z", "add", "-A");
    git(root, "2026-01-01T12:00:00Z", "commit", "-q", "-m", "Brew tea");
    replace(root.resolve("src/main/java/tea/Leaf.java"), "minutes > 4", "minutes >= 5");
    git(root, "2026-01-03T12:00:00Z", "commit", "-q", "-a", "-m", "Fix the strength of Assam");
    Run index = Run.in(root, "index", "--classpath", "lib");
    assertEquals(0, index.exitCode(), index.err());
    Workspace workspace = Workspace.at(root);
    CodeGraph graph;
    try (GraphStore store = GraphStore.open(workspace)) {
      graph = store.load();
    }
    Checkpoint.write(workspace, StudentTraining.untrained(graph, SEED), GraphView.whole(graph));
    replace(root.resolve("src/main/java/tea/Leaf.java"), "minutes >= 5", "minutes > 5");
    return root;
  }

  /** Copies a directory with all that it holds. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void replace(Path file, String old, String fresh) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, fresh));
  }

  private static void git(Path root, String date, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("git", "-c", "user.name=Dev", "-c", "user.email=dev@example.org"),
                Stream.of(arguments))
            .toList();
    ProcessBuilder git = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
    git.environment().put("GIT_AUTHOR_DATE", date);
    git.environment().put("GIT_COMMITTER_DATE", date);
    git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertEquals(0, git.start().waitFor(), () -> String.join(" ", command));
  }
}
