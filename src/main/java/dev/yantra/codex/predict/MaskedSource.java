package dev.yantra.codex.predict;

import java.util.Arrays;

/**
 * Java source with the insides of comments, strings, characters and text blocks blanked out, so
 * that what is left can be scanned without a parser.
 */
final class MaskedSource {
  private final String source;
  private final String code;
  private final int[] lineStarts;

  private MaskedSource(String source, String code) {
    this.source = source;
    this.code = code;
    this.lineStarts = lineStarts(source);
  }

  /** Blanks what is not code; an unclosed literal ends with its line, an unclosed comment never. */
  static MaskedSource of(String source) {
    char[] code = source.toCharArray();
    int i = 0;
    while (i < code.length) {
      char c = code[i];
      int end = c == '/' || c == '"' || c == '\'' ? endOfOpaque(source, i) : i;
      if (end > i) {
        blank(code, i, end);
        i = end;
      } else {
        i++;
      }
    }
    return new MaskedSource(source, new String(code));
  }

  /** The text as it was read. */
  String source() {
    return source;
  }

  /** The text blanked: of the same length, with the same line breaks and the quotes of literals. */
  String code() {
    return code;
  }

  /** The number of the line that holds {@code offset}, from 1. */
  int lineOf(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The offset of a line's first character; the end of the text for a line behind it. */
  int startOf(int line) {
    return line > lineStarts.length ? source.length() : lineStarts[Math.max(1, line) - 1];
  }

  /** The offset just behind the brace that closes the one at {@code open}, or the end. */
  int endOfBlock(int open) {
    int depth = 0;
    for (int i = open; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return code.length();
  }

  private static int[] lineStarts(String source) {
    int[] starts = new int[64];
    int n = 1;
    for (int end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) {
      if (n == starts.length) {
        starts = Arrays.copyOf(starts, 2 * n);
      }
      starts[n++] = end + 1;
    }
    return Arrays.copyOf(starts, n);
  }

  private static int endOfOpaque(String s, int i) {
    if (s.startsWith("//", i)) {
      int end = s.indexOf('\n', i);
      return end < 0 ? s.length() : end;
    }
    if (s.startsWith("/*", i)) {
      int end = s.indexOf("*/", i + 2);
      return end < 0 ? s.length() : end + 2;
    }
    if (s.startsWith("\"\"\"", i)) {
      return endOfQuoted(s, i + 3, "\"\"\"", true);
    }
    char c = s.charAt(i);
    return c == '"' || c == '\'' ? endOfQuoted(s, i + 1, String.valueOf(c), false) : i;
  }

  private static int endOfQuoted(String s, int from, String quote, boolean acrossLines) {
    for (int i = from; i < s.length(); i++) {
      if (s.charAt(i) == '\\') {
        i++;
      } else if (s.startsWith(quote, i)) {
        return i + quote.length();
      } else if (s.charAt(i) == '\n' && !acrossLines) {
        return i;
      }
    }
    return s.length();
  }

  private static void blank(char[] code, int from, int to) {
    char first = code[from];
    for (int i = from; i < to; i++) {
      if (code[i] != '\n') {
        code[i] = ' ';
      }
    }
    if (first != '/' && to - from >= 2 && code[to - 1] != '\n') {
      code[from] = first;
      code[to - 1] = first;
    }
  }
}
