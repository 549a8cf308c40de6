package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Call edges against the compiler's for constructs that the JDK which runs the tests may not know.
 *
 * <p>Beside each file under {@code fixtures/constructs-25} stands what Java 25's compiler made of
 * it. On a JDK that new the test compiles it again; {@code -Dupdate=true} then writes it anew.
 */
final class NewerConstructsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/constructs-25");
  private static final int RELEASE = 25;

  @TempDir private Path directory;

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void calls_areThoseOfTheCompiler(Path fixture) throws IOException {
    Path golden = Path.of(fixture.toString().replace(".java", ".calls"));
    if (Runtime.version().feature() >= RELEASE) {
      Path classes = Files.createDirectory(directory.resolve("classes"));
      String compiled = String.join("\n", Compiled.calls(List.of(fixture), classes)) + "\n";
      if (Boolean.getBoolean("update")) {
        Files.writeString(golden, compiled);
      }
      assertEquals(compiled, Files.readString(golden), "what stands beside " + fixture);
    }
    Path sources = Files.createDirectory(directory.resolve("src"));
    Files.copy(fixture, sources.resolve(fixture.getFileName()));

    String actual = String.join("\n", Indexed.calls(sources)) + "\n";

    assertFalse(Files.readString(golden).isBlank(), "the fixture calls nothing");
    assertEquals(Files.readString(golden), actual);
  }
}
