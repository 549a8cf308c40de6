package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/settings.md against the settings that Codex knows. */
final class SettingsPageTest {
  @Test
  void table_hasEverySettingAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/settings.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertEquals(KnownSettings.ALL.stream().map(SettingsPageTest::row).toList(), rows);
  }

  private static String row(Setting setting) {
    String initial = setting.initial().isEmpty() ? "-" : "`" + setting.initial() + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(setting.key(), setting.values(), initial, setting.meaning());
  }
}
