package dev.yantra.codex.teacher.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyTest {
  private static final String KEY = "sk-abcdefghijklmnop1234";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u201cKEY\u201d",
        "\"KEY\"",
        "'KEY'",
        "`KEY`",
        "\u00abKEY\u00bb",
        "\u201eKEY\u201c",
        "KEY\nsk-other",
        "KEY\r\nsk-other",
        "Bearer KEY",
        "KEY\tx",
        "KEY\u00a0x",
        "KEY\u2013x",
        "\u043aKEY",
        "KEY\u0000",
        "KEY\u200bx",
        "KEY\ud83d\ude00"
      })
  void whatCannotBeAKey_isRefusedWithoutBeingShown(String text) {
    CodexException refused =
        assertThrows(CodexException.class, () -> key(text.replace("KEY", KEY)));
    String message = String.valueOf(refused.getMessage());
    assertEquals(CodexException.Reason.SETUP, refused.reason());
    assertTrue(message.contains("A_KEY"), message);
    assertFalse(message.contains("sk-"), message);
    assertTrue(message.chars().allMatch(c -> c < 0x7f), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEY", " KEY ", "KEY\n", "\ufeffKEY", "\u00a0KEY\u200b\r\n", "\tKEY"})
  void spacesAroundAKey_areLeftOut(String text) {
    ApiKey key = key(text.replace("KEY", KEY)).orElseThrow();
    assertEquals(KEY, key.value());
    assertFalse(key.toString().contains("sk-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\u00a0", "\u200b"})
  void blankVariable_isNoKey(String text) {
    assertTrue(key(text).isEmpty());
  }

  @Test
  void firstVariableThatIsSet_counts() {
    Settings settings = settings(Map.of("A", " ", "B", "b-key", "C", "c-key"));
    ApiKey key = ApiKey.of(List.of("A", "B", "C"), settings).orElseThrow();
    assertEquals("b-key", key.value());
  }

  private Optional<ApiKey> key(String text) {
    return ApiKey.of(List.of("A_KEY"), settings(Map.of("A_KEY", text)));
  }

  private Settings settings(Map<String, String> environment) {
    return Settings.load(new Workspace(directory), environment);
  }
}
