package dev.yantra.codex.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A task of a method's body, such as locking or validation; each has a detector over the syntax
 * tree and a question for teachers.
 */
public enum Concern {
  VALIDATION("checks its arguments or its state and rejects bad ones"),
  DB_ACCESS("reads or writes a database or another persistent repository"),
  API_CALL("calls a remote service over the network"),
  AUTH("deals with identity, passwords, tokens or permissions"),
  LOGGING("writes a log"),
  ERROR_HANDLING("catches or translates exceptions"),
  THROWS("throws an exception of its own accord"),
  CACHING("keeps results to use them again"),
  CONCURRENCY("uses threads, locks or atomic values"),
  IO("reads or writes files or streams"),
  PARSING("turns text into values"),
  FORMATTING("turns values into text"),
  TIME("deals with dates, times or time zones"),
  ARITHMETIC("computes with numbers beyond counting"),
  COLLECTIONS("iterates over or transforms collections or streams"),
  REFLECTION("inspects or invokes types at run time"),
  NOTIFICATION("tells others: events, listeners, messages, mail"),
  NULL_HANDLING("treats null or absent values specially");

  private final String description;

  Concern(String description) {
    this.description = description;
  }

  /** The label in questions, JSON and the corpus: {@code has_validation}. */
  public String label() {
    return "has_" + name().toLowerCase(Locale.ROOT);
  }

  /** A verb phrase for a method with this concern. */
  public String description() {
    return description;
  }

  /** The concern with this {@link #label()}. */
  public static Optional<Concern> ofLabel(String label) {
    return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
  }
}
