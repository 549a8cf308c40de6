package dev.yantra.codex.source;

/**
 * A pass over Java text from element to element (JLS chapter 3), white space and comments included.
 * The elements cover the text without gaps. Every text can be read: an unfinished string or
 * character ends with its line, an unfinished text block or comment with the text, and an unknown
 * character counts as an operator.
 */
public final class JavaScanner {
  /** The kinds of element. */
  public enum Element {
    SPACE,
    COMMENT,
    /** An identifier or keyword. */
    WORD,
    NUMBER,
    /** A string or text block. */
    STRING,
    CHARACTER,
    /** An operator or separator; {@code >>} is two of them, since both may close type arguments. */
    OPERATOR
  }

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final UnicodeEscapes escapes;
  private final String text;
  private Element element = Element.SPACE;
  private int from;
  private int at;

  public JavaScanner(String source) {
    this.escapes = UnicodeEscapes.in(source);
    this.text = escapes.text();
  }

  /** Goes on to the next element, if there is one. */
  public boolean next() {
    if (at >= text.length()) {
      return false;
    }
    from = at;
    element = read(text.charAt(at));
    return true;
  }

  /** The kind of the element. */
  public Element element() {
    return element;
  }

  /** The beginning of the element in the source. */
  public int start() {
    return escapes.place(from);
  }

  /** The place behind the element in the source. */
  public int end() {
    return escapes.place(at);
  }

  /** The first character of the element, with escapes replaced. */
  public char first() {
    return text.charAt(from);
  }

  /** True if the element is the one character {@code c}, with escapes replaced. */
  public boolean is(char c) {
    return at == from + 1 && text.charAt(from) == c;
  }

  /** The text of the element, with escapes replaced. */
  public String text() {
    return text.substring(from, at);
  }

  /** True if the source holds Unicode escapes. */
  public boolean escaped() {
    return escapes.any();
  }

  private Element read(char c) {
    if (isSpace(c)) {
      do {
        at++;
      } while (at < text.length() && isSpace(text.charAt(at)));
      return Element.SPACE;
    }
    if (startsWord()) {
      word();
      return Element.WORD;
    }
    if (c == '/' && (followedBy('/') || followedBy('*'))) {
      comment();
      return Element.COMMENT;
    }
    if (c == '"' || c == '\'') {
      literal(c);
      return c == '"' ? Element.STRING : Element.CHARACTER;
    }
    if (isDigit(c) || (c == '.' && digitAt(at + 1))) {
      number();
      return Element.NUMBER;
    }
    at += operatorLength(c);
    return Element.OPERATOR;
  }

  private boolean isSpace(char c) {
    return c == ' '
        || c == '\n'
        || (c != '/' && Character.isWhitespace(c))
        || (c == BYTE_ORDER_MARK && at == 0);
  }

  private boolean startsWord() {
    char c = text.charAt(at);
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'
        : Character.isJavaIdentifierStart(text.codePointAt(at));
  }

  private void word() {
    at += Character.charCount(text.codePointAt(at));
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isHighSurrogate(c)) {
        int point = text.codePointAt(at);
        if (!Character.isJavaIdentifierPart(point)) {
          return;
        }
        at += Character.charCount(point);
      } else if (Character.isJavaIdentifierPart(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private void comment() {
    if (followedBy('*')) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return;
    }
    at += 2;
    while (at < text.length() && !endsLine(text.charAt(at))) {
      at++;
    }
  }

  private void literal(char quote) {
    boolean block = text.startsWith("\"\"\"", at);
    at += block ? 3 : 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && (block || !endsLine(text.charAt(at + 1)))) {
        at += 2;
      } else if (block ? text.startsWith("\"\"\"", at) : c == quote) {
        at += block ? 3 : 1;
        return;
      } else if (!block && endsLine(c)) {
        return;
      } else {
        at++;
      }
    }
  }

  private void number() {
    int start = at;
    boolean hexadecimal = text.startsWith("0x", start) || text.startsWith("0X", start);
    boolean point = text.charAt(at) == '.';
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '.' && !point && pointOfNumber()) {
        point = true;
      } else if (!(c < 128 && Character.isJavaIdentifierPart(c)) && !signOfExponent(hexadecimal)) {
        return;
      }
      at++;
    }
  }

  /** True if the point at the present place is of a number, as in {@code 1.5}, {@code 1.}. */
  private boolean pointOfNumber() {
    if (at + 1 >= text.length() || digitAt(at + 1)) {
      return true;
    }
    char next = text.charAt(at + 1);
    return next != '.' && ("eEfFdDpP".indexOf(next) >= 0 || !Character.isJavaIdentifierStart(next));
  }

  private boolean signOfExponent(boolean hexadecimal) {
    char c = text.charAt(at);
    return (c == '+' || c == '-') && (hexadecimal ? "pP" : "eE").indexOf(text.charAt(at - 1)) >= 0;
  }

  private int operatorLength(char c) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return switch (c) {
      case '<' -> next == '<' ? (text.startsWith("<<=", at) ? 3 : 2) : next == '=' ? 2 : 1;
      case '.' -> text.startsWith("...", at) ? 3 : 1;
      case '-' -> next == '>' || next == '-' || next == '=' ? 2 : 1;
      case '+', '&', '|' -> next == c || next == '=' ? 2 : 1;
      case '=', '!', '>', '*', '/', '^', '%' -> next == '=' ? 2 : 1;
      case ':' -> next == ':' ? 2 : 1;
      default -> Character.charCount(text.codePointAt(at));
    };
  }

  private boolean followedBy(char c) {
    return at + 1 < text.length() && text.charAt(at + 1) == c;
  }

  private boolean digitAt(int position) {
    return position < text.length() && isDigit(text.charAt(position));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }
}
