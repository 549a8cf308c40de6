package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Call edges against the compiler's, construct by construct: each file under {@code
 * fixtures/constructs} is one construct, compiled and indexed alone.
 */
final class ConstructsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/constructs");

  @TempDir private Path directory;

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void calls_areThoseOfTheCompiler(Path fixture) throws IOException {
    Path source =
        Files.createDirectories(directory.resolve("src")).resolve(fixture.getFileName().toString());
    Files.copy(fixture, source);
    SortedSet<String> expected =
        Compiled.calls(List.of(source), Files.createDirectory(directory.resolve("classes")));
    assertFalse(expected.isEmpty(), "the fixture calls nothing");
    assertEquals(
        String.join("\n", expected), String.join("\n", Indexed.calls(directory.resolve("src"))));
  }
}
