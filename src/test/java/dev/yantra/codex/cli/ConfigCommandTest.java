package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void setting_isReadBackAndForgotten() {
    assertEquals(0, Run.in(directory, "config", "teacher.model", "a\\b c").exitCode());
    assertEquals("a\\b c", Run.in(directory, "config", "teacher.model").out().strip());

    assertEquals(0, Run.in(directory, "config", "--unset", "teacher.model").exitCode());
    Run gone = Run.in(directory, "config", "teacher.model");

    assertEquals(2, gone.exitCode());
    assertTrue(gone.err().contains("codex config teacher.model VALUE"), gone.err());
  }

  @Test
  void keyOfTeacher_isNeverWritten() throws IOException {
    Run run = Run.in(directory, "config", "openai.api-key", "sk-secret");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("OPENAI_API_KEY"), run.err());
    assertTrue(!Files.exists(directory.resolve(".codex/config.properties")));
  }

  @Test
  void workspace_ignoresItself() throws IOException {
    Run.in(directory, "config", "split.seed", "7");

    assertEquals("*", Files.readString(directory.resolve(".codex/.gitignore")).strip());
  }

  @Test
  void encoder_isShownByTheDoctorOnceItIsSet() throws IOException {
    assertTrue(!Run.in(directory, "doctor").out().contains("encoder"));
    Run.in(directory, "config", "student.encoder", "minilm");
    assertTrue(
        Run.in(directory, "doctor").out().lines().anyMatch(l -> l.matches("MISSING +encoder .*")));
    Files.createDirectory(directory.resolve("minilm"));
    assertTrue(
        Run.in(directory, "doctor").out().lines().anyMatch(l -> l.matches("ok +encoder .*minilm")));
  }
}
