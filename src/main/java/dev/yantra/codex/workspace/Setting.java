package dev.yantra.codex.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting that Codex knows.
 *
 * @param key its name, such as {@code teacher.model}
 * @param type the type of its values
 * @param choices the values of a {@link Type#CHOICE}; empty for other types
 * @param initial the value where it is not set; empty where that depends or is nothing
 * @param meaning its effect, in a sentence
 */
public record Setting(String key, Type type, List<String> choices, String initial, String meaning) {
  /** A kind of value. */
  public enum Type {
    /** Any text. */
    TEXT("a text"),
    /** True or false. */
    FLAG("true or false"),
    /** A whole number of any sign. */
    WHOLE("a whole number"),
    /** A whole number above 0. */
    COUNT("a number above 0"),
    /** US dollars, 0 or more. */
    PRICE("a price of 0 or more"),
    /** One of some words. */
    CHOICE("one of its choices");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  public Setting {
    choices = List.copyOf(choices);
  }

  /** The values that it takes, in words. */
  public String values() {
    return type == Type.CHOICE ? String.join(", ", choices) : type.words;
  }

  /** The environment variable that sets it, such as {@code CODEX_TEACHER_MODEL}. */
  public String variable() {
    return "CODEX_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The fault of a value, if it has one. */
  public Optional<String> problem(String value) {
    return accepts(value.strip())
        ? Optional.empty()
        : Optional.of(key + " is '" + value.strip() + "': set it to " + wanted() + ".");
  }

  private String wanted() {
    return type == Type.CHOICE ? "one of " + values() : values();
  }

  private boolean accepts(String value) {
    try {
      return switch (type) {
        case TEXT -> true;
        case FLAG -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        case CHOICE -> choices.contains(value);
        case WHOLE -> !Long.toString(Long.parseLong(value)).isEmpty();
        case COUNT -> Integer.parseInt(value) > 0;
        case PRICE -> Double.parseDouble(value) >= 0 && Double.isFinite(Double.parseDouble(value));
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
