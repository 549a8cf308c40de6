package dev.yantra.codex.generate;

import dev.yantra.codex.generate.Generation.Check;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the tests of an answer by the repository's own build, in a copy of the working tree: the
 * user's files stay as they are whatever the tests do to theirs.
 */
final class AnswerTestRun {
  private static final Set<String> LEFT_OUT =
      Set.of(".git", Workspace.DIRECTORY, "target", "build", ".gradle", "node_modules");

  /** Time after which tests are given up, and their finding is unknown; chosen. */
  private static final long MINUTES = 10;

  private final Workspace workspace;
  private final CodeGraph graph;

  AnswerTestRun(Workspace workspace, CodeGraph graph) {
    this.workspace = workspace;
    this.graph = graph;
  }

  /** The outcome of the tests; unknown without a test or a build, or if they take too long. */
  Check run(Generation answer) {
    Set<String> tests = tests(answer.method());
    Optional<List<String>> command = command(tests);
    if (tests.isEmpty() || command.isEmpty() || answer.code().isEmpty()) {
      return Check.UNKNOWN;
    }
    try {
      Path copy = Files.createTempDirectory("codex-tests");
      try {
        copy(workspace.root(), copy);
        new AnswerWriter(new Workspace(copy), graph).write(answer);
        return execute(command.get(), copy);
      } finally {
        delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Simple names of the test classes that exercise a method. */
  private Set<String> tests(String method) {
    Set<String> classes = new TreeSet<>();
    OptionalInt node = graph.find(method);
    if (node.isPresent()) {
      for (int test : graph.in(EdgeKind.TESTS).neighbours(node.getAsInt())) {
        if (graph.node(test) instanceof MethodNode m) {
          String top = CanonicalId.parse(m.id()).topLevel();
          classes.add(top.substring(top.lastIndexOf('.') + 1));
        }
      }
    }
    return classes;
  }

  private Optional<List<String>> command(Set<String> tests) {
    Path root = workspace.root();
    if (Files.exists(root.resolve("pom.xml"))) {
      String maven = Files.isExecutable(root.resolve("mvnw")) ? "./mvnw" : "mvn";
      return Optional.of(
          List.of(
              maven,
              "-q",
              "-Dtest=" + String.join(",", tests),
              "-Dsurefire.failIfNoSpecifiedTests=false",
              "test"));
    }
    if (Files.exists(root.resolve("build.gradle"))
        || Files.exists(root.resolve("build.gradle.kts"))) {
      String gradle = Files.isExecutable(root.resolve("gradlew")) ? "./gradlew" : "gradle";
      List<String> command = new ArrayList<>(List.of(gradle, "-q", "test"));
      tests.forEach(t -> command.addAll(List.of("--tests", "*" + t)));
      return Optional.of(command);
    }
    return Optional.empty();
  }

  private static Check execute(List<String> command, Path directory) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice())))
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return Check.UNKNOWN;
      }
      return process.exitValue() == 0 ? Check.YES : Check.NO;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.UNKNOWN;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String nullDevice() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (!directory.equals(from) && LEFT_OUT.contains(directory.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              Path target = to.resolve(from.relativize(file));
              Files.copy(file, target);
              target.toFile().setExecutable(Files.isExecutable(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
