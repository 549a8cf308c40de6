package dev.yantra.codex.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of test that a method can need or have. */
public enum TestKind {
  HAPPY_PATH("ordinary input gives the expected result"),
  NULL_INPUT("null arguments"),
  EMPTY_INPUT("empty strings, collections or arrays"),
  BOUNDARY("values at and beyond the edges of the range"),
  EXCEPTION("bad input is rejected with the right exception"),
  ROUND_TRIP("one operation undoes the other"),
  CONCURRENCY("several threads at once"),
  PARAMETERISED("one test over a table of inputs"),
  INTEGRATION("several real parts together");

  private final String description;

  TestKind(String description) {
    this.description = description;
  }

  /** The label in questions, JSON and the corpus: {@code null_input}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The property that such a test shows. */
  public String description() {
    return description;
  }

  /** The kind with this {@link #label()}. */
  public static Optional<TestKind> ofLabel(String label) {
    return Arrays.stream(values()).filter(k -> k.label().equals(label)).findFirst();
  }
}
