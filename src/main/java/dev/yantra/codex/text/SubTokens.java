package dev.yantra.codex.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Identifiers and prose split into lower-case words: {@code parseHTTPResponse2} gives {@code parse,
 * http, response, 2}.
 */
public final class SubTokens {
  private SubTokens() {}

  /** The words of {@code text} in order; everything but letters and digits separates. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    split(text, words::add);
    return words;
  }

  /** Gives the words of {@code text} to {@code sink} in order. */
  public static void split(String text, Consumer<String> sink) {
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inWord = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (start >= 0 && (!inWord || breaks(text, i))) {
        sink.accept(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (inWord && start < 0) {
        start = i;
      }
    }
  }

  /**
   * True if a new word begins at {@code i}, given that the characters at i-1 and i are both of
   * words.
   */
  private static boolean breaks(String text, int i) {
    char before = text.charAt(i - 1);
    char here = text.charAt(i);
    if (Character.isDigit(before) != Character.isDigit(here)) {
      return true;
    }
    if (!Character.isUpperCase(here)) {
      return false;
    }
    boolean lowerFollows = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
    return !Character.isUpperCase(before) || lowerFollows;
  }
}
