package dev.yantra.codex.student.network;

import dev.yantra.codex.student.Head;

/**
 * The words behind a label, and the first sentence of any text. A label that a teacher invents has
 * only its own words.
 */
public final class LabelText {
  private LabelText() {}

  /** What a label means, in words. */
  public static String of(String label) {
    String meaning =
        Head.ofLabels().flatMap(head -> head.text(label).stream()).findFirst().orElse("");
    return label + " " + meaning;
  }

  /** A text up to the first full stop before a blank; all of it if there is none. */
  public static String firstSentence(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '.' && Character.isWhitespace(text.charAt(i + 1))) {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }
}
