package dev.yantra.codex.workspace;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings below the flags: environment ({@code CODEX_TEACHER_MODEL}) over the repository's {@code
 * config.properties} ({@code teacher.model}) over the user's.
 */
public final class Settings {
  private final Map<String, String> environment;
  private final Map<String, String> repository;
  private final Map<String, String> user;
  private final List<Path> files;

  private Settings(
      Map<String, String> environment,
      Map<String, String> repository,
      Map<String, String> user,
      List<Path> files) {
    this.environment = Map.copyOf(environment);
    this.repository = Map.copyOf(repository);
    this.user = Map.copyOf(user);
    this.files = List.copyOf(files);
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
    return new Settings(
        environment,
        read(workspace.config()),
        read(userConfig),
        List.of(workspace.config(), userConfig));
  }

  /**
   * The value of {@code key}, such as {@code teacher.model}; blank values count as unset.
   *
   * @throws CodexException if the setting is unknown, or its value is none that it takes
   */
  public Optional<String> get(String key) {
    Setting setting = KnownSettings.get(key);
    Optional<String> set =
        Stream.of(
                environment.getOrDefault(setting.variable(), ""),
                repository.getOrDefault(key, ""),
                user.getOrDefault(key, ""))
            .filter(value -> !value.isBlank())
            .findFirst()
            .map(String::strip);
    set.flatMap(setting::problem)
        .ifPresent(
            problem -> {
              throw CodexException.usage(problem);
            });
    return set;
  }

  /** The faults in the files and variables, a line each: unknown names, values of no use. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (repository.isEmpty() && user.isEmpty() && !hasVariable()) {
      // Every command passes by here, and most have nothing set.
      return remarks;
    }
    remarks.addAll(KnownSettings.remarks(files.get(0).toString(), repository));
    remarks.addAll(KnownSettings.remarks(files.get(1).toString(), user));
    remarks.addAll(KnownSettings.remarks(environment));
    return remarks;
  }

  private boolean hasVariable() {
    for (String name : environment.keySet()) {
      if (name.startsWith("CODEX_") && !name.equals("CODEX_LAUNCHER")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The seed of the split into training, validation and test ({@code split.seed}).
   *
   * @throws CodexException if it is set to something that is no whole number
   */
  public long splitSeed() {
    return Long.parseLong(
        get("split.seed").orElseGet(() -> KnownSettings.get("split.seed").initial()));
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
   * Sets {@code key} in the repository's own settings, or forgets it if {@code value} is blank; a
   * key that is unknown can be forgotten only.
   *
   * @throws CodexException if the setting or its value is none, or the file cannot be written
   */
  public static void change(Workspace workspace, String key, String value) {
    if (!value.isBlank()) {
      KnownSettings.get(key)
          .problem(value)
          .ifPresent(
              problem -> {
                throw CodexException.usage(problem);
              });
    }
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
