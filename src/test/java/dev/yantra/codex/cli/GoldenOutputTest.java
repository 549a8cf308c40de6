package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the commands print, exit code and both streams, against {@code
 * fixtures/cli/cases/CASE/expected}. {@code -Dupdate=true} rewrites these files.
 */
final class GoldenOutputTest {
  private static final Path CASES = TeaRepository.FIXTURES.resolve("cases");

  @TempDir private static Path shared;
  @TempDir private Path directory;

  @BeforeAll
  static void learn() throws Exception {
    TeaRepository.in(shared);
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.map(c -> c.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void command_printsWhatItsGoldenFileHolds(String name) throws IOException {
    Path root = directory.resolve("repository");
    TeaRepository.copy(shared.resolve("repository"), root);
    Files.createDirectory(directory.resolve("empty"));
    List<String> arguments = Files.readAllLines(CASES.resolve(name).resolve("args"));

    Run run = Run.in(root, arguments.toArray(String[]::new));

    String printed =
        normal("exit " + run.exitCode() + "\nstdout:\n" + run.out() + "stderr:\n" + run.err());
    Path expected = CASES.resolve(name).resolve("expected");
    if (Boolean.getBoolean("update")) {
      Files.writeString(expected, printed);
    }
    assertTrue(Files.exists(expected), "no " + expected + "; make it with -Dupdate=true");
    assertEquals(Files.readString(expected), printed);
  }

  /** Output without what differs from run to run: the directory, times and sizes of files. */
  private String normal(String printed) throws IOException {
    return printed
        .replace(directory.toRealPath().toString(), "DIR")
        .replace(directory.toString(), "DIR")
        .replaceAll("Millis\":[0-9.]+", "Millis\":0")
        .replaceAll(" +\\d+(\\.\\d+)? m?s\\b", " TIME");
  }
}
