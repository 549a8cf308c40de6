package dev.yantra.codex.source;

import java.util.Arrays;

/**
 * A text with its Unicode escapes replaced by the characters that they stand for (JLS 3.3), and the
 * place of each character in the original. An escape that is not well formed stays as it is.
 */
public final class UnicodeEscapes {
  private static final int[] SAME_PLACES = {};

  private final String text;
  private final int[] places;

  private UnicodeEscapes(String text, int[] places) {
    this.text = text;
    this.places = places;
  }

  /** Replaces the escapes of {@code source}; a text without any is kept as it is. */
  public static UnicodeEscapes in(String source) {
    if (!source.contains("\\u")) {
      return new UnicodeEscapes(source, SAME_PLACES);
    }
    StringBuilder text = new StringBuilder(source.length());
    int[] places = new int[source.length() + 1];
    // A backslash behind an odd number of others is itself escaped and begins nothing.
    boolean behindBackslash = false;
    boolean behindEscape = false;
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      places[text.length()] = at;
      if (c != '\\' || (behindBackslash && !behindEscape)) {
        behindBackslash = false;
        behindEscape = false;
        at++;
      } else {
        int digits = digitsOf(source, at);
        if (digits < 0) {
          behindEscape = false;
          behindBackslash = !behindBackslash;
          at++;
        } else {
          c = (char) Integer.parseInt(source, digits, digits + 4, 16);
          behindEscape = true;
          behindBackslash = c == '\\' && !behindBackslash;
          at = digits + 4;
        }
      }
      text.append(c);
    }
    places[text.length()] = source.length();
    return new UnicodeEscapes(text.toString(), Arrays.copyOf(places, text.length() + 1));
  }

  /** The text with the escapes replaced. */
  public String text() {
    return text;
  }

  /** True if there was an escape. */
  boolean any() {
    return places.length > 0;
  }

  /**
   * The places in the original of all characters of {@link #text()}, and of its end; none if there
   * was no escape.
   */
  public int[] places() {
    return places.clone();
  }

  /** The place in the original of the character at {@code at} of {@link #text()}, or of its end. */
  int place(int at) {
    return places.length == 0 ? at : places[at];
  }

  /** The place of the four digits of the escape that a backslash begins, or -1. */
  private static int digitsOf(String source, int backslash) {
    int at = backslash + 1;
    while (at < source.length() && source.charAt(at) == 'u') {
      at++;
    }
    if (at == backslash + 1 || at + 4 > source.length()) {
      return -1;
    }
    for (int i = at; i < at + 4; i++) {
      char c = source.charAt(i);
      boolean hexadecimal =
          (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!hexadecimal) {
        return -1;
      }
    }
    return at;
  }
}
