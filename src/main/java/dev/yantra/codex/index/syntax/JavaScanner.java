package dev.yantra.codex.index.syntax;

/** Goes through a source text character by character, past comments and literals. */
final class JavaScanner {
  private final String text;
  private int at = -1;
  private int after;

  JavaScanner(String text) {
    this.text = text;
  }

  /** Whether there is another character of code; then {@link #at()} is its place. */
  boolean next() {
    while (after < text.length()) {
      char c = text.charAt(after);
      if (text.startsWith("//", after)) {
        after = behind("\n", after);
      } else if (text.startsWith("/*", after)) {
        after = behind("*/", after + 2);
      } else if (c == '"' || c == '\'') {
        after = endOfLiteral(text, after);
      } else {
        at = after++;
        return true;
      }
    }
    return false;
  }

  int at() {
    return at;
  }

  private int behind(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  /** The place behind the string, text block or character that begins at {@code start}. */
  static int endOfLiteral(String text, int start) {
    char quote = text.charAt(start);
    boolean block = text.startsWith("\"\"\"", start);
    int at = start + (block ? 3 : 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (block && text.startsWith("\"\"\"", at)) {
        return at + 3;
      } else if (!block && (c == quote || c == '\n')) {
        return at + 1;
      } else {
        at++;
      }
    }
    return text.length();
  }
}
