package dev.yantra.codex.source;

/**
 * One lexical element of Java source; comments and white space are none.
 *
 * @param text as Java understands it: Unicode escapes stand replaced
 * @param start the place of its first character in the source
 * @param end the place behind its last character in the source
 */
public record Token(Kind kind, String text, int start, int end) {
  /** The kinds of token. */
  public enum Kind {
    IDENTIFIER,
    KEYWORD,
    NUMBER,
    STRING,
    CHARACTER,
    OPERATOR
  }

  /** True if it is an identifier. */
  public boolean identifier() {
    return kind == Kind.IDENTIFIER;
  }

  /** True if its text is {@code expected}. */
  public boolean is(String expected) {
    return text.equals(expected);
  }
}
