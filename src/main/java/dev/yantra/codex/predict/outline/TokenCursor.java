package dev.yantra.codex.predict.outline;

import dev.yantra.codex.source.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A place among the tokens of a file, and the ways to go on from it. */
final class TokenCursor {
  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "static",
          "final",
          "abstract",
          "native",
          "synchronized",
          "strictfp",
          "default",
          "transient",
          "volatile",
          "sealed");
  private static final Set<String> OF_TYPE_ARGUMENTS =
      Set.of(
          ",", ".", "?", "&", "[", "]", "@", "extends", "super", "boolean", "byte", "char", "short",
          "int", "long", "float", "double");
  private static final Set<String> BEHIND_NAME = Set.of("(", "=", ";", ",", "{", "}");

  private final List<Token> tokens;
  private final Token end;
  private int at;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
    int behind = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
    this.end = new Token(Token.Kind.OPERATOR, "", behind, behind);
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  void advance() {
    advance(1);
  }

  void advance(int by) {
    at = Math.min(tokens.size(), at + by);
  }

  /** The token that stands {@code ahead} of the place; an empty one outside of the text. */
  Token peek(int ahead) {
    return token(at + ahead);
  }

  /** A token by its number; an empty one outside of the text. */
  Token token(int number) {
    return number >= 0 && number < tokens.size() ? tokens.get(number) : end;
  }

  boolean is(String text) {
    return peek(0).is(text);
  }

  /** The last token from {@code from} to before {@code to} with a text, or {@code from}. */
  int previousOf(String text, int from, int to) {
    for (int i = to - 1; i > from; i--) {
      if (token(i).is(text)) {
        return i;
      }
    }
    return from;
  }

  /** The texts of the tokens from {@code from} to before {@code to}. */
  String join(String separator, int from, int to) {
    return tokens.subList(from, Math.max(from, to)).stream()
        .map(Token::text)
        .collect(Collectors.joining(separator));
  }

  /**
   * Passes over modifiers and annotations.
   *
   * @return whether {@code static} is among them
   */
  boolean skipModifiers() {
    boolean isStatic = false;
    while (true) {
      int start = at;
      skipAnnotations();
      boolean contextual = is("sealed") && BEHIND_NAME.contains(peek(1).text());
      if (MODIFIERS.contains(peek(0).text()) && !contextual) {
        isStatic |= is("static");
        advance();
      } else if (is("non") && peek(1).is("-") && peek(2).is("sealed")) {
        advance(3);
      }
      if (at == start) {
        return isStatic;
      }
    }
  }

  void skipAnnotations() {
    while (is("@") && peek(1).identifier()) {
      advance(2);
      while (is(".") && peek(1).identifier()) {
        advance(2);
      }
      if (is("(")) {
        skipGroup();
      }
    }
  }

  /** Passes over a group in brackets, or over a bracket that closes nothing. */
  void skipGroup() {
    Brackets open = new Brackets(this);
    do {
      if (!open.accept()) {
        return;
      }
    } while (!open.none() && !atEnd());
  }

  /**
   * Passes over type arguments or parameters.
   *
   * @return false, without a move, if what begins here is a comparison
   */
  boolean skipTypeArguments() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("<")) {
        depth++;
      } else if (token.is(">")) {
        depth--;
        if (depth == 0) {
          at = i + 1;
          return true;
        }
      } else if (!token.identifier() && !OF_TYPE_ARGUMENTS.contains(token.text())) {
        return false;
      }
    }
    return false;
  }

  /** Goes to what follows the type and name of a member. */
  void skipToEndOfName() {
    while (!atEnd() && !BEHIND_NAME.contains(peek(0).text())) {
      if (is("@") && peek(1).identifier()) {
        skipAnnotations();
      } else if (!(is("<") && skipTypeArguments())) {
        advance();
      }
    }
  }

  /** The token before the place; of {@code name[]} it is the name. */
  int nameBefore() {
    int name = at - 1;
    while (token(name).is("]") || token(name).is("[")) {
      name--;
    }
    return name;
  }

  /** True if the comma here comes before another field of the same declaration. */
  boolean startsDeclarator() {
    return peek(1).identifier() && Set.of("=", ",", ";", "[").contains(peek(2).text());
  }

  /** True if there are lambdas, method bodies or branches between two places. */
  boolean holdsCode(int from, int to) {
    return tokens.subList(from, to).stream().anyMatch(t -> t.is("->") || t.is("switch"));
  }

  /** True if the parenthesis at a place holds the arguments of a {@code new} object. */
  boolean opensCreation(int parenthesis) {
    int i = parenthesis - 1;
    while (true) {
      if (token(i).is(">")) {
        i = beforeTypeArguments(i);
      } else if (token(i).identifier() && (token(i - 1).is(".") || token(i - 1).is("@"))) {
        i -= 2;
      } else if (token(i).identifier()
          && (token(i - 1).identifier() || token(i - 1).is("new") || token(i - 1).is(">"))) {
        i--;
      } else {
        return token(i).is("new");
      }
    }
  }

  private int beforeTypeArguments(int closing) {
    int depth = 0;
    int i = closing;
    do {
      depth += token(i).is(">") ? 1 : token(i).is("<") ? -1 : 0;
      i--;
    } while (i >= 0 && depth > 0 && !token(i).is(";") && !token(i).is("{"));
    return i;
  }
}
