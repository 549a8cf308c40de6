package dev.yantra.codex.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of defect that a method can have. */
public enum BugType {
  NULL_DEREFERENCE("a value may be null where it is used"),
  OFF_BY_ONE("an index or a bound is one too far or too near"),
  WRONG_CONDITION("a condition is inverted, incomplete or always the same"),
  WRONG_OPERATOR("an arithmetic or comparison operator is the wrong one"),
  MISSING_VALIDATION("bad input is not rejected"),
  WRONG_ARGUMENT("a call gets the wrong or swapped arguments"),
  WRONG_CALL("a call goes to the wrong method"),
  RESOURCE_LEAK("something opened is not closed on every path"),
  EXCEPTION_HANDLING("an exception is swallowed, too broad or the wrong one"),
  RACE_CONDITION("shared state is used without protection"),
  NUMERIC("overflow, rounding or a lossy conversion"),
  OTHER("any other defect");

  private final String description;

  BugType(String description) {
    this.description = description;
  }

  /** The label in questions, JSON and the corpus: {@code off_by_one}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A clause that says what is wrong. */
  public String description() {
    return description;
  }

  /** The type with this {@link #label()}. */
  public static Optional<BugType> ofLabel(String label) {
    return Arrays.stream(values()).filter(t -> t.label().equals(label)).findFirst();
  }
}
