package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens left of a point, without what stands before its dot: that is known better than by its
 * text.
 *
 * @param tokens nearest first
 */
record PrecedingTokens(List<String> tokens) {
  PrecedingTokens {
    tokens = List.copyOf(tokens);
  }

  static PrecedingTokens of(CallPlace place) {
    List<String> left = place.left();
    List<String> tokens = new ArrayList<>(left.size());
    int from = left.size() - 1;
    if (from >= 0
        && !place.receiverName().isEmpty()
        && left.get(from).equals(place.receiverName())) {
      from--;
    }
    for (int i = from; i >= 0; i--) {
      tokens.add(left.get(i));
    }
    return new PrecedingTokens(tokens);
  }

  /** The nearest tokens, one after the other. */
  String last(int n) {
    return String.join(" ", tokens.subList(0, Math.min(n, tokens.size())));
  }

  /** The nearest names, of fields, variables, types, methods and constants, each once. */
  Set<String> names(int most) {
    Set<String> names = new LinkedHashSet<>();
    for (String token : tokens) {
      if (names.size() == most) {
        break;
      }
      if (Character.isJavaIdentifierStart(token.codePointAt(0)) || token.charAt(0) == '"') {
        names.add(token);
      }
    }
    return names;
  }
}
