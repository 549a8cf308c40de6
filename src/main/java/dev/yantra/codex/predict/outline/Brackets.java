package dev.yantra.codex.predict.outline;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The brackets that are open between a place in the text and a cursor. A brace that closes ends
 * what was left open within it, since parentheses never reach beyond the braces around them.
 */
final class Brackets {
  private final TokenCursor cursor;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int behindArguments = -1;

  Brackets(TokenCursor cursor) {
    this.cursor = cursor;
  }

  boolean none() {
    return open.isEmpty();
  }

  /** True if the cursor stands right behind the arguments of a {@code new} object. */
  boolean behindCreation() {
    return behindArguments == cursor.at();
  }

  /**
   * Passes over one token.
   *
   * @return false, without a move, if it closes a bracket that is none of these
   */
  boolean accept() {
    switch (cursor.peek(0).text()) {
      case "(", "[", "{" -> open.push(cursor.at());
      case ")", "]" -> {
        if (open.isEmpty()) {
          return false;
        }
        if (!cursor.token(open.peek()).is("{")) {
          int opening = open.pop();
          if (cursor.is(")") && cursor.opensCreation(opening)) {
            behindArguments = cursor.at() + 1;
          }
        }
      }
      case "}" -> {
        while (!open.isEmpty() && !cursor.token(open.peek()).is("{")) {
          open.pop();
        }
        if (open.isEmpty()) {
          return false;
        }
        open.pop();
      }
      default -> {
        // No bracket.
      }
    }
    cursor.advance();
    return true;
  }
}
