package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;

/** The left margin of a piece of source: what is taken off to move the piece to column 0. */
final class Margin {
  private Margin() {}

  /**
   * The text with at most {@code column} blanks taken off each line but the first, and line ends as
   * {@code \n}. The lines of a text block move together, so that its value stays.
   */
  static String outdented(String text, int column) {
    String plain = text.replace("\r\n", "\n");
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Token token : Lexer.tokens(plain)) {
      if (token.text().startsWith("\"\"\"") && token.text().indexOf('\n') >= 0) {
        out.append(moved(plain.substring(at, token.start()), column));
        out.append(moved(token.text(), Math.min(column, indentation(token.text()))));
        at = token.end();
      }
    }
    return out.append(moved(plain.substring(at), column)).toString();
  }

  private static String moved(String text, int column) {
    return text.replaceAll("\n[ \t]{0," + column + "}", "\n");
  }

  /** Blanks that every line of a text block begins with, the first and empty ones left out. */
  private static int indentation(String block) {
    return block
        .lines()
        .skip(1)
        .filter(l -> !l.isBlank())
        .mapToInt(l -> l.length() - l.stripLeading().length())
        .min()
        .orElse(0);
  }
}
