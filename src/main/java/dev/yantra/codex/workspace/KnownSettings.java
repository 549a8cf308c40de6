package dev.yantra.codex.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of all settings, sorted by their keys. */
public final class KnownSettings {
  /** A name this far from a known one, in single edits, is taken for a slip. */
  private static final int SLIP = 3;

  /** All settings. */
  public static final List<Setting> ALL =
      List.of(
          setting("split.seed", Setting.Type.WHOLE, "42", "Seed of the split into train and test."),
          setting(
              "student.encoder",
              Setting.Type.TEXT,
              "",
              "Directory of a sentence encoder to train with."),
          setting(
              "teacher.allow-remote", Setting.Type.FLAG, "false", "Source may leave this machine."),
          setting(
              "teacher.base-url", Setting.Type.TEXT, "", "Address of the server that is asked."),
          choice(
              "teacher.kind",
              List.of("repository", "openai", "anthropic", "gemini", "replay"),
              "repository",
              "The teacher that is asked."),
          setting(
              "teacher.max-output-tokens",
              Setting.Type.COUNT,
              "8192",
              "Longest answer of a teacher."),
          setting("teacher.model", Setting.Type.TEXT, "", "The model that is asked."),
          setting(
              "teacher.price.input", Setting.Type.PRICE, "", "US dollars per million tokens read."),
          setting(
              "teacher.price.output",
              Setting.Type.PRICE,
              "",
              "US dollars per million tokens written."),
          choice(
              "teacher.probabilities",
              List.of("auto", "logprobs", "verbalised"),
              "auto",
              "The source of the teacher's probabilities."),
          setting(
              "teacher.timeout-seconds", Setting.Type.COUNT, "300", "Longest wait for an answer."));

  /** Variables that are no settings: of the launcher, the hook, the encoder. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("CODEX_HOOK_STRICT", "CODEX_JAVA_OPTS", "CODEX_LAUNCHER", "CODEX_ONNX_LIB");

  /** Variables of another program that is called codex too. */
  private static final List<String> FOREIGN_VARIABLES =
      List.of(
          "CODEX_API_KEY",
          "CODEX_CI",
          "CODEX_HOME",
          "CODEX_INTERNAL",
          "CODEX_SANDBOX",
          "CODEX_THREAD");

  private KnownSettings() {}

  private static Setting setting(String key, Setting.Type type, String initial, String meaning) {
    return new Setting(key, type, List.of(), initial, meaning);
  }

  private static Setting choice(String key, List<String> choices, String initial, String meaning) {
    return new Setting(key, Setting.Type.CHOICE, choices, initial, meaning);
  }

  /** The setting of a key. */
  public static Optional<Setting> find(String key) {
    return ALL.stream().filter(s -> s.key().equals(key)).findFirst();
  }

  /**
   * The setting of a key.
   *
   * @throws CodexException if there is none, with the nearest key
   */
  public static Setting get(String key) {
    return find(key)
        .orElseThrow(
            () ->
                CodexException.usage(
                    "Unknown setting "
                        + key
                        + "."
                        + didYouMean(key, keys())
                        + " See: codex config --list"));
  }

  private static List<String> keys() {
    return ALL.stream().map(Setting::key).toList();
  }

  private static String didYouMean(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String k) -> edits(name, k)).thenComparing(k -> k))
        .filter(k -> edits(name, k) <= Math.max(SLIP, k.length() / 3))
        .map(k -> " Did you mean " + k + "?")
        .orElse("");
  }

  /** Remarks on the settings of a file: keys that are unknown, values that are wrong. */
  static List<String> remarks(String source, Map<String, String> settings) {
    List<String> remarks = new ArrayList<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(settings).entrySet()) {
      Optional<Setting> known = find(entry.getKey());
      if (known.isEmpty()) {
        remarks.add(
            source
                + ": unknown setting "
                + entry.getKey()
                + "."
                + didYouMean(entry.getKey(), keys()));
      } else if (!entry.getValue().isBlank()) {
        known.get().problem(entry.getValue()).ifPresent(p -> remarks.add(source + ": " + p));
      }
    }
    return remarks;
  }

  /**
   * Remarks on environment variables that look like settings and are none. Every command comes by
   * here: plain loops, since the classes behind streams and lambdas cost a hook more than this.
   */
  static List<String> remarks(Map<String, String> environment) {
    List<String> remarks = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith("CODEX_") && !OTHER_VARIABLES.contains(name) && !isForeign(name)) {
        List<String> variables = ALL.stream().map(Setting::variable).toList();
        if (!variables.contains(name)) {
          remarks.add("unknown variable " + name + "." + didYouMean(name, variables));
        }
      }
    }
    return remarks;
  }

  private static boolean isForeign(String variable) {
    for (String prefix : FOREIGN_VARIABLES) {
      if (variable.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The edits of one character that lead from one word to another (Levenshtein 1966). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int kept = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
