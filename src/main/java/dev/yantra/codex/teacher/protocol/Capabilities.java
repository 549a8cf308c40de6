package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.workspace.AtomicFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The memory of what servers can do: {@code servers.properties}. Servers get better, so what was
 * found out is forgotten after thirty days. A lost file costs one rejected request a feature.
 */
final class Capabilities {
  /** Tells the probabilities of the tokens that it might have said. */
  static final String LOGPROBS = "logprobs";

  /** Takes the parameters that ask for them. */
  static final String LOGPROBS_PARAMETER = "logprobs-parameter";

  /** Holds its answer to a JSON schema. */
  static final String SCHEMA = "schema";

  /** Holds its answer to JSON of any shape. */
  static final String JSON_OBJECT = "json-object";

  /** Wants {@code max_completion_tokens} for {@code max_tokens}. */
  static final String COMPLETION_TOKENS = "completion-tokens";

  private static final Duration MEMORY = Duration.ofDays(30);

  private final Path file;
  private final String server;
  private final Clock clock;
  private final Properties known = new Properties();

  private Capabilities(Path file, String server, Clock clock) {
    this.file = file;
    this.server = server;
    this.clock = clock;
  }

  /**
   * The known capabilities of a server.
   *
   * @param server protocol, address and model
   */
  static Capabilities of(Path file, String server, Clock clock) {
    Capabilities capabilities = new Capabilities(file, server, clock);
    capabilities.read();
    return capabilities;
  }

  /** True if it has a feature; empty if that is not known. */
  synchronized Optional<Boolean> has(String feature) {
    String[] value = known.getProperty(key(feature), "").split(" ", 2);
    if (value.length < 2) {
      return Optional.empty();
    }
    try {
      boolean fresh = Instant.parse(value[1]).plus(MEMORY).isAfter(clock.instant());
      return fresh ? Optional.of(Boolean.parseBoolean(value[0])) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** True if it has a feature, or what is to be assumed until it has shown that. */
  boolean has(String feature, boolean otherwise) {
    return has(feature).orElse(otherwise);
  }

  /** Remembers what a server has shown. */
  synchronized void learn(String feature, boolean has) {
    known.setProperty(key(feature), has + " " + clock.instant());
    if (Files.isDirectory(file.resolveSibling("."))) {
      write();
    }
  }

  private String key(String feature) {
    return server + " " + feature;
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      known.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      // Nothing is known then, and will be found out.
      known.clear();
    }
  }

  private void write() {
    SortedMap<String, String> sorted = new TreeMap<>();
    known.stringPropertyNames().forEach(k -> sorted.put(k, known.getProperty(k)));
    StringBuilder text = new StringBuilder();
    sorted.forEach((k, v) -> text.append(escape(k)).append('=').append(escape(v)).append('\n'));
    AtomicFiles.write(file, text.toString());
  }

  /** As {@link Properties#load} reads it. */
  private static String escape(String text) {
    return text.replaceAll("([\\\\ :=#!])", "\\\\$1");
  }
}
