package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  @TempDir private Path directory;
  private Workspace workspace;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = new Workspace(Files.createDirectory(directory.resolve("repo"))).create();
    environment.put("HOME", directory.resolve("home").toString());
  }

  @Test
  void precedence_isEnvironmentThenRepositoryThenUser() throws IOException {
    assertEquals(Optional.empty(), get("teacher.max-tokens"));

    Path user = Files.createDirectories(directory.resolve("home/.config/codex"));
    Files.writeString(user.resolve("config.properties"), "teacher.max-tokens = 1\n");
    assertEquals(Optional.of("1"), get("teacher.max-tokens"));

    Files.writeString(workspace.config(), "teacher.max-tokens = 2\n");
    assertEquals(Optional.of("2"), get("teacher.max-tokens"));

    environment.put("CODEX_TEACHER_MAX_TOKENS", "3");
    assertEquals(Optional.of("3"), get("teacher.max-tokens"));
  }

  @Test
  void userConfiguration_liesWhereXdgSays() throws IOException {
    Path xdg = Files.createDirectories(directory.resolve("xdg/codex"));
    Files.writeString(xdg.resolve("config.properties"), "split.seed = 7\n");
    environment.put("XDG_CONFIG_HOME", directory.resolve("xdg").toString());

    assertEquals(Optional.of("7"), get("split.seed"));
  }

  @Test
  void blankValues_countAsUnset() throws IOException {
    Files.writeString(workspace.config(), "a = 1\n");
    environment.put("CODEX_A", " ");
    environment.put("KEY", "");

    assertEquals(Optional.of("1"), get("a"));
    assertEquals(Optional.empty(), Settings.load(workspace, environment).environment("KEY"));
  }

  @Test
  void brokenFile_isASetupError() throws IOException {
    Files.writeString(workspace.config(), "a = \\u00zz\n");

    CodexException e =
        assertThrows(CodexException.class, () -> Settings.load(workspace, environment));

    assertEquals(CodexException.Reason.SETUP, e.reason());
  }

  private Optional<String> get(String key) {
    return Settings.load(workspace, environment).get(key);
  }
}
