package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.KnownSettings;
import dev.yantra.codex.workspace.Setting;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code codex config [KEY [VALUE]]}: this repository's settings. */
@Command(
    name = "config",
    description = "Read or change this repository's settings.",
    footer = {
      "",
      "Flags win over environment variables (CODEX_TEACHER_MODEL for teacher.model), these over"
          + " the",
      "repository's settings, these over ~/.config/codex/config.properties. Keys of teachers come"
          + " from",
      "the environment only and are never written to a file.",
      "Example: codex config teacher.allow-remote true"
    })
final class ConfigCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", arity = "0..1", paramLabel = "KEY", description = "What to read or set.")
  private String key = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "Its new value.")
  private String value = "";

  @Option(names = "--unset", description = "Forget KEY.")
  private boolean unset;

  @Option(names = "--list", description = "List every setting there is, with what it means.")
  private boolean known;

  ConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workspace workspace = session.workspace();
    Settings settings = session.settings();
    if (known) {
      listKnown(settings);
      return 0;
    }
    if (key.isEmpty()) {
      if (unset) {
        throw CodexException.usage("Name the KEY to forget: codex config --unset KEY");
      }
      list(settings.ofRepository());
      return 0;
    }
    if (looksSecret(key) && !unset) {
      throw CodexException.usage(
          "Keys are never written to a file. Set OPENAI_API_KEY, ANTHROPIC_API_KEY or"
              + " GEMINI_API_KEY in the environment.");
    }
    if (unset && !value.isEmpty()) {
      throw CodexException.usage("Give a VALUE or --unset, not both.");
    }
    if (unset && KnownSettings.find(key).isEmpty() && !settings.ofRepository().containsKey(key)) {
      KnownSettings.get(key);
    }
    if (unset || !value.isEmpty()) {
      Settings.change(workspace, key, unset ? "" : value);
      return 0;
    }
    String found =
        settings
            .get(key)
            .orElseThrow(
                () ->
                    CodexException.usage(
                        key + " is not set. Set it with: codex config " + key + " VALUE"));
    if (session.json()) {
      list(Map.of(key, found));
    } else {
      session.print(found);
    }
    return 0;
  }

  /** Every setting with what holds for it, its values and its meaning. */
  private void listKnown(Settings settings) {
    Map<String, String> holding = new TreeMap<>();
    Table table = new Table();
    for (Setting setting : KnownSettings.ALL) {
      String now = settings.get(setting.key()).orElse(setting.initial());
      holding.put(setting.key(), now);
      table.row(
          setting.key(), now.isEmpty() ? "(unset)" : now, setting.values(), setting.meaning());
    }
    if (session.json()) {
      list(holding);
    } else {
      table.lines().forEach(session::print);
    }
  }

  private void list(Map<String, String> values) {
    if (session.json()) {
      session.print(Json.line(Json.object("schema", "codex.config/1", "settings", values)));
    } else {
      values.forEach((k, v) -> session.print(k + "=" + v));
    }
  }

  private static boolean looksSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.endsWith("key") || lower.contains("secret") || lower.endsWith("token");
  }
}
