package dev.yantra.codex.predict.outline;

import dev.yantra.codex.source.Token;
import java.util.List;

/** The comments of a file that stand before declarations and belong to them. */
final class Remarks {
  private final String source;
  private final List<Token> tokens;

  Remarks(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The comments before the declaration that begins with a token, as written. */
  String before(int token) {
    return source.substring(startBefore(token), end(token));
  }

  /**
   * The place where a declaration begins: behind blanks, and behind a comment on the line of what
   * stands before it, unless that is Javadoc.
   */
  int startBefore(int token) {
    int start = token == 0 ? 0 : tokens.get(token - 1).end();
    int end = end(token);
    int first = pastSpace(start, end);
    int endOfLine = source.indexOf('\n', start);
    boolean trails =
        token > 0 && first < endOfLine && endOfLine <= end && !source.startsWith("/**", first);
    return trails ? pastSpace(endOfLine, end) : first;
  }

  private int end(int token) {
    return token < tokens.size() ? tokens.get(token).start() : source.length();
  }

  private int pastSpace(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at;
  }
}
