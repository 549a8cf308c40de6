package dev.yantra.codex.workspace;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Settings below the flags: environment ({@code CODEX_TEACHER_MODEL}) over the repository's {@code
 * config.properties} ({@code teacher.model}) over the user's.
 */
public final class Settings {
  private static final String DEFAULT_SPLIT_SEED = "42";

  private final Map<String, String> environment;
  private final Map<String, String> repository;
  private final Map<String, String> user;

  private Settings(
      Map<String, String> environment, Map<String, String> repository, Map<String, String> user) {
    this.environment = Map.copyOf(environment);
    this.repository = Map.copyOf(repository);
    this.user = Map.copyOf(user);
  }

  /**
   * Reads the settings that hold in {@code workspace}.
   *
   * @param environment the process environment
   * @throws CodexException if a file exists and cannot be read
   */
  public static Settings load(Workspace workspace, Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path userConfig =
        (xdg.isBlank() ? Path.of(home, ".config") : Path.of(xdg))
            .resolve("codex")
            .resolve("config.properties");
    return new Settings(environment, read(workspace.config()), read(userConfig));
  }

  /** The value of {@code key}, such as {@code teacher.model}; blank values count as unset. */
  public Optional<String> get(String key) {
    String variable = "CODEX_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    for (String value :
        new String[] {
          environment.getOrDefault(variable, ""),
          repository.getOrDefault(key, ""),
          user.getOrDefault(key, "")
        }) {
      if (!value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }

  /**
   * The seed of the split into training, validation and test ({@code split.seed}).
   *
   * @throws CodexException if it is set to something that is no whole number
   */
  public long splitSeed() {
    String text = get("split.seed").orElse(DEFAULT_SPLIT_SEED);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw CodexException.usage(
          "split.seed is '" + text + "'. Set a whole number: codex config split.seed 42");
    }
  }

  /** An environment variable as it is, for keys that must never stand in a file. */
  public Optional<String> environment(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(v -> !v.isBlank());
  }

  /** All of the repository's own settings, sorted. */
  public Map<String, String> ofRepository() {
    return new TreeMap<>(repository);
  }

  /**
   * Sets {@code key} in the repository's own settings, or forgets it if {@code value} is blank.
   *
   * @throws CodexException if the settings cannot be read or written
   */
  public static void change(Workspace workspace, String key, String value) {
    workspace.exclusively(
        () -> {
          Map<String, String> values = new TreeMap<>(read(workspace.config()));
          if (value.isBlank()) {
            values.remove(key);
          } else {
            values.put(key, value.strip());
          }
          StringBuilder text = new StringBuilder();
          values.forEach((k, v) -> text.append(k).append('=').append(escape(v)).append('\n'));
          AtomicFiles.write(workspace.config(), text.toString());
          return values;
        });
  }

  /** Not {@code Properties.store}: it writes the time, and equal settings should be equal files. */
  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static Map<String, String> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(reader);
      Map<String, String> values = new TreeMap<>();
      properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k)));
      return values;
    } catch (IOException | IllegalArgumentException e) {
      throw CodexException.setup(
          "Cannot read " + file + " (" + e.getMessage() + "). Mend or remove it.", e);
    }
  }
}
