package dev.yantra.codex.teacher.protocol;

import java.util.regex.Pattern;

/**
 * A change to a call that a server has rejected: a feature that is left out, or another name for a
 * parameter.
 *
 * @param feature what it concerns, by the name that {@link Capabilities} keeps it under
 * @param value what is to be assumed of the server instead
 * @param words what an error message says that concerns this feature
 * @param guess true if it is worth a try where the message says nothing of the kind
 */
record Variation(String feature, boolean value, Pattern words, boolean guess) {
  /** A feature that may be left out. */
  static Variation without(String feature, String words) {
    return new Variation(feature, false, Pattern.compile(words, Pattern.CASE_INSENSITIVE), true);
  }

  boolean isNamedIn(String message) {
    return words.matcher(message).find();
  }
}
