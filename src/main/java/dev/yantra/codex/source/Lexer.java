package dev.yantra.codex.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tokens of Java text, and the words that are reserved among them (JLS 3.9). */
public final class Lexer {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public return"
                  + " short static strictfp super switch synchronized this throw throws transient try"
                  + " void volatile while true false null")
              .split(" "));

  private Lexer() {}

  /** The tokens of {@code text} in order; see {@link JavaScanner} for text that is no Java. */
  public static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    JavaScanner scanner = new JavaScanner(text);
    while (scanner.next()) {
      kind(scanner)
          .ifPresent(
              kind -> tokens.add(new Token(kind, scanner.text(), scanner.start(), scanner.end())));
    }
    return tokens;
  }

  private static Optional<Token.Kind> kind(JavaScanner scanner) {
    return switch (scanner.element()) {
      case SPACE, COMMENT -> Optional.empty();
      case WORD ->
          Optional.of(reserved(scanner.text()) ? Token.Kind.KEYWORD : Token.Kind.IDENTIFIER);
      case NUMBER -> Optional.of(Token.Kind.NUMBER);
      case STRING -> Optional.of(Token.Kind.STRING);
      case CHARACTER -> Optional.of(Token.Kind.CHARACTER);
      case OPERATOR -> Optional.of(Token.Kind.OPERATOR);
    };
  }

  /** True if {@code word} is reserved, literals included. */
  public static boolean reserved(String word) {
    return KEYWORDS.contains(word);
  }

  /** True if {@code word} can name something. */
  public static boolean identifier(String word) {
    return !word.isEmpty()
        && Character.isJavaIdentifierStart(word.codePointAt(0))
        && word.codePoints().allMatch(Character::isJavaIdentifierPart)
        && !reserved(word);
  }
}
