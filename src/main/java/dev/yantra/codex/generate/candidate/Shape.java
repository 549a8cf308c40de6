package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A body as what it does rather than how it is written: parameters and locals numbered in order of
 * appearance, comments and space gone.
 *
 * @param tokens the tokens after that
 */
public record Shape(List<String> tokens) {
  private static final Set<String> BEFORE_NAME_END = Set.of("=", ";", ":", ",", ")", "->");

  public static Shape of(String body, List<String> parameters) {
    return of(Lexer.tokens(body), parameters);
  }

  /**
   * @param all the tokens of a body with its braces
   */
  static Shape of(List<Token> all, List<String> parameters) {
    Map<String, String> numbers = new HashMap<>();
    parameters.forEach(p -> numbers.put(p, "$" + numbers.size()));
    for (int i = 1; i + 1 < all.size(); i++) {
      if (declares(all, i)) {
        numbers.putIfAbsent(all.get(i).text(), "$" + numbers.size());
      }
    }
    List<String> tokens = new ArrayList<>();
    String before = "";
    for (Token token : all) {
      boolean member = before.equals(".") || before.equals("::");
      boolean own =
          before.equals(".") && tokens.size() > 1 && tokens.get(tokens.size() - 2).equals("this");
      tokens.add(
          token.identifier() && !member && !own
              ? numbers.getOrDefault(token.text(), token.text())
              : token.text());
      before = token.text();
    }
    if (tokens.size() > 1 && tokens.get(0).equals("{")) {
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    return new Shape(List.copyOf(tokens));
  }

  /** True if the identifier at {@code i} follows a type and ends a declarator. */
  private static boolean declares(List<Token> tokens, int i) {
    Token before = tokens.get(i - 1);
    boolean afterType =
        before.identifier()
            || before.is(">")
            || before.is("]")
            || PRIMITIVE.contains(before.text());
    return tokens.get(i).identifier()
        && ((afterType && BEFORE_NAME_END.contains(tokens.get(i + 1).text()))
            || tokens.get(i + 1).is("->"));
  }

  private static final Set<String> PRIMITIVE =
      Set.of("int", "long", "short", "byte", "char", "boolean", "float", "double");

  /** Twice the tokens in common over all tokens (Dice 1945); 1 for equal bags. */
  public double similarity(Shape other) {
    Map<String, Integer> counts = new HashMap<>();
    tokens.forEach(t -> counts.merge(t, 1, Integer::sum));
    int both = 0;
    for (String t : other.tokens) {
      Integer left = counts.get(t);
      if (left != null && left > 0) {
        counts.put(t, left - 1);
        both++;
      }
    }
    int all = tokens.size() + other.tokens.size();
    return all == 0 ? 1 : 2.0 * both / all;
  }
}
