package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
    assertEquals(Optional.empty(), get("teacher.max-output-tokens"));

    Path user = Files.createDirectories(directory.resolve("home/.config/codex"));
    Files.writeString(user.resolve("config.properties"), "teacher.max-output-tokens = 1\n");
    assertEquals(Optional.of("1"), get("teacher.max-output-tokens"));

    Files.writeString(workspace.config(), "teacher.max-output-tokens = 2\n");
    assertEquals(Optional.of("2"), get("teacher.max-output-tokens"));

    environment.put("CODEX_TEACHER_MAX_OUTPUT_TOKENS", "3");
    assertEquals(Optional.of("3"), get("teacher.max-output-tokens"));
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
    Files.writeString(workspace.config(), "teacher.model = 1\n");
    environment.put("CODEX_TEACHER_MODEL", " ");
    environment.put("KEY", "");

    assertEquals(Optional.of("1"), get("teacher.model"));
    assertEquals(Optional.empty(), Settings.load(workspace, environment).environment("KEY"));
  }

  @Test
  void brokenFile_isASetupError() throws IOException {
    Files.writeString(workspace.config(), "a = \\u00zz\n");

    CodexException e =
        assertThrows(CodexException.class, () -> Settings.load(workspace, environment));

    assertEquals(CodexException.Reason.SETUP, e.reason());
  }

  @Test
  void unknownNames_areRefusedWithTheNearestOne() {
    CodexException e =
        assertThrows(CodexException.class, () -> Settings.change(workspace, "tacher.model", "x"));

    assertEquals(CodexException.Reason.USAGE, e.reason());
    assertTrue(e.getMessage().contains("Did you mean teacher.model?"), e.getMessage());
    assertThrows(CodexException.class, () -> get("teacher.modell"));
  }

  @Test
  void wrongValues_areRefusedWhereTheyAreSetAndWhereTheyAreRead() throws IOException {
    for (String[] wrong :
        new String[][] {
          {"teacher.allow-remote", "banana"},
          {"teacher.kind", "oracle"},
          {"teacher.price.input", "-1"},
          {"teacher.price.output", "NaN"},
          {"teacher.timeout-seconds", "0"},
          {"split.seed", "4.2"}
        }) {
      assertThrows(
          CodexException.class, () -> Settings.change(workspace, wrong[0], wrong[1]), wrong[0]);
      Files.writeString(workspace.config(), wrong[0] + " = " + wrong[1] + "\n");
      assertThrows(CodexException.class, () -> get(wrong[0]), wrong[0]);
    }
  }

  @Test
  void remarks_nameWhatIsUnknownInFilesAndVariables() throws IOException {
    Files.writeString(workspace.config(), "tacher.model = x\nteacher.allow-remote = yes\n");
    environment.put("CODEX_TEACHER_MODELL", "x");
    environment.put("CODEX_JAVA_OPTS", "-Xmx1g");
    environment.put("CODEX_HOME", "another program's");

    List<String> remarks = Settings.load(workspace, environment).remarks();

    assertEquals(3, remarks.size(), remarks.toString());
    assertTrue(remarks.get(1).contains("teacher.allow-remote is 'yes'"), remarks.get(1));
    assertTrue(remarks.get(0).contains("Did you mean teacher.model?"), remarks.get(0));
    assertTrue(remarks.get(2).contains("Did you mean CODEX_TEACHER_MODEL?"), remarks.get(2));
  }

  private Optional<String> get(String key) {
    return Settings.load(workspace, environment).get(key);
  }
}
