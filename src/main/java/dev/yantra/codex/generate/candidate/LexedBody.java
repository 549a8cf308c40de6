package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import java.util.List;

/**
 * A body as text and as tokens, cut once and carried with its candidate.
 *
 * @param text with braces
 * @param tokens its tokens in order
 */
public record LexedBody(String text, List<Token> tokens) {
  public LexedBody {
    tokens = List.copyOf(tokens);
  }

  static LexedBody of(String text) {
    return new LexedBody(text, Lexer.tokens(text));
  }

  /** Its shape, with {@code parameters} numbered. */
  public Shape shape(List<String> parameters) {
    return Shape.of(tokens, parameters);
  }
}
