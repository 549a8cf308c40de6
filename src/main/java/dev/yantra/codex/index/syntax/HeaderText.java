package dev.yantra.codex.index.syntax;

/**
 * A source text without what headers do not need: comments are left out, and braces that hold no
 * members of a type are emptied. Parsing the rest takes a fraction of the time of parsing all.
 */
final class HeaderText {
  private final String text;
  private final StringBuilder kept;
  private int at;

  private HeaderText(String text) {
    this.text = text;
    this.kept = new StringBuilder(text.length() / 4);
  }

  /** The shortened text; it has the same headers as {@code text} if that is well formed. */
  static String of(String text) {
    HeaderText header = new HeaderText(text);
    while (header.at < text.length()) {
      header.members();
    }
    return header.kept.toString();
  }

  /** Copies members up to the brace that closes their type, or to the end of the text. */
  private void members() {
    boolean opensType = false;
    boolean initializes = false;
    int parentheses = 0;
    String lastWord = "";
    while (at < text.length()) {
      char c = text.charAt(at);
      if (skipsComment()) {
        kept.append(' ');
        continue;
      }
      if (c == '"' || c == '\'') {
        int start = at;
        at = JavaScanner.endOfLiteral(text, at);
        kept.append(text, start, at);
        continue;
      }
      if (Character.isJavaIdentifierStart(c)) {
        String word = word();
        kept.append(word);
        boolean free = parentheses == 0 && !initializes && !lastWord.equals(".");
        // "record" is a keyword only before the name of a type.
        boolean declares =
            switch (word) {
              case "class", "interface", "enum" -> true;
              default -> lastWord.equals("record");
            };
        opensType |= free && declares;
        lastWord = word;
        continue;
      }
      at++;
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
          if (opensType && parentheses == 0) {
            members();
          } else {
            skipBlock();
          }
          kept.append('}');
          // The initialiser "= { ... }" goes on, and so does "= new T() { ... }.call()".
          opensType = false;
          continue;
        }
        case '}' -> {
          return;
        }
        default -> {
          // Part of the member.
        }
      }
      kept.append(c);
      if (!Character.isWhitespace(c)) {
        lastWord = String.valueOf(c);
      }
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Passes over everything up to the brace that closes the block. */
  private void skipBlock() {
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at);
      if (skipsComment()) {
        continue;
      }
      if (c == '"' || c == '\'') {
        at = JavaScanner.endOfLiteral(text, at);
        continue;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      at++;
    }
  }

  private boolean skipsComment() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return true;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return true;
    }
    return false;
  }
}
