package dev.yantra.codex.source;

/**
 * Java source with the insides of comments, strings, characters and text blocks blanked out, so
 * that patterns can be looked for in what is left.
 */
public final class MaskedSource {
  private final String source;
  private final String code;
  private final LineStarts lines;

  private MaskedSource(String source, String code) {
    this.source = source;
    this.code = code;
    this.lines = LineStarts.of(source);
  }

  /** Blanks everything in {@code source} that is not code. */
  public static MaskedSource of(String source) {
    char[] code = source.toCharArray();
    JavaScanner scanner = new JavaScanner(source);
    while (scanner.next()) {
      switch (scanner.element()) {
        case COMMENT -> blank(code, scanner.start(), scanner.end());
        case STRING, CHARACTER -> {
          blank(code, scanner.start(), scanner.end());
          code[scanner.start()] = scanner.first();
          code[scanner.end() - 1] = scanner.first();
        }
        default -> {
          if (scanner.escaped()) {
            replaceEscapes(code, scanner);
          }
        }
      }
    }
    return new MaskedSource(source, new String(code));
  }

  /** The text as it was read. */
  public String source() {
    return source;
  }

  /**
   * The text blanked: of the same length, with the same line breaks and the quotes of literals. A
   * token that is written with Unicode escapes stands replaced, with blanks behind it.
   */
  public String code() {
    return code;
  }

  /** The number of the line that holds {@code offset}, from 1. */
  public int lineOf(int offset) {
    return lines.lineOf(offset);
  }

  /** The offset of a line's first character; the end of the text for a line behind it. */
  public int startOf(int line) {
    return lines.startOf(line);
  }

  private static void blank(char[] code, int from, int to) {
    for (int i = from; i < to; i++) {
      if (code[i] != '\n') {
        code[i] = ' ';
      }
    }
  }

  private static void replaceEscapes(char[] code, JavaScanner scanner) {
    String text = scanner.text();
    blank(code, scanner.start(), scanner.end());
    if (scanner.element() != JavaScanner.Element.SPACE) {
      text.getChars(0, text.length(), code, scanner.start());
    }
  }
}
