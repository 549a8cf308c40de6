package dev.yantra.codex.index.syntax;

import dev.yantra.codex.source.JavaScanner;

/**
 * A source text without what headers do not need: comments are left out, and braces that hold no
 * members of a type are emptied. Parsing the rest takes a fraction of the time of parsing all.
 */
final class HeaderText {
  private final String text;
  private final JavaScanner scanner;
  private final StringBuilder kept;

  private HeaderText(String text) {
    this.text = text;
    this.scanner = new JavaScanner(text);
    this.kept = new StringBuilder(text.length() / 4);
  }

  /** The shortened text; it has the same headers as {@code text} if that is well formed. */
  static String of(String text) {
    HeaderText header = new HeaderText(text);
    while (header.members()) {
      // A brace too many closed what was not open; what follows it are members again.
    }
    return header.kept.toString();
  }

  /**
   * Copies members up to the brace that closes their type, or to the end of the text.
   *
   * @return whether there was such a brace
   */
  private boolean members() {
    boolean opensType = false;
    boolean initializes = false;
    int parentheses = 0;
    String last = "";
    while (scanner.next()) {
      switch (scanner.element()) {
        case COMMENT -> kept.append(' ');
        case WORD -> {
          String word = scanner.text();
          boolean free = parentheses == 0 && !initializes && !last.equals(".");
          opensType |= free && declaresType(word, last);
          keep();
          last = word;
        }
        case OPERATOR -> {
          char c = scanner.first();
          switch (c) {
            case '(' -> parentheses++;
            case ')' -> parentheses--;
            case '=' -> initializes |= parentheses == 0;
            case ';' -> {
              opensType = false;
              initializes = false;
            }
            case '{' -> {
              kept.append('{');
              boolean closed = (opensType && parentheses == 0) ? members() : skipsBlock();
              kept.append('}');
              // The initialiser "= { ... }" goes on, and so does "= new T() { ... }.call()".
              opensType = false;
              if (!closed) {
                return false;
              }
              continue;
            }
            case '}' -> {
              return true;
            }
            default -> {
              // Part of the member.
            }
          }
          keep();
          last = scanner.text();
        }
        default -> keep();
      }
    }
    return false;
  }

  /** True if {@code word} makes what follows a type; "record" does so before a name only. */
  private static boolean declaresType(String word, String last) {
    return switch (word) {
      case "class", "interface", "enum" -> true;
      default -> last.equals("record");
    };
  }

  private void keep() {
    kept.append(text, scanner.start(), scanner.end());
  }

  /** Passes over everything up to the brace that closes the block; false without one. */
  private boolean skipsBlock() {
    int depth = 1;
    while (scanner.next()) {
      depth += scanner.is('{') ? 1 : scanner.is('}') ? -1 : 0;
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }
}
