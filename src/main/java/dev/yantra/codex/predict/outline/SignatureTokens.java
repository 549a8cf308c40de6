package dev.yantra.codex.predict.outline;

import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.source.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types and parameters that stretches of tokens write. */
final class SignatureTokens {
  private static final Set<String> TYPE_WORDS =
      Set.of(
          "boolean", "byte", "char", "short", "int", "long", "float", "double", "void", "extends",
          "super", "this");

  private final List<Token> tokens;

  SignatureTokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** True if the tokens from {@code from} to before {@code to} can be a type. */
  boolean isType(int from, int to) {
    return from < to
        && tokens.subList(from, to).stream()
            .allMatch(
                t ->
                    switch (t.kind()) {
                      case IDENTIFIER -> true;
                      case KEYWORD -> TYPE_WORDS.contains(t.text());
                      case OPERATOR -> "<>,.?&[]@...".contains(t.text());
                      default -> false;
                    });
  }

  /** A type as written: without annotations, with one blank where there is white space. */
  String type(int from, int to) {
    StringBuilder type = new StringBuilder();
    int end = Integer.MAX_VALUE;
    int i = pastAnnotations(from, to);
    while (i < to) {
      Token token = tokens.get(i);
      boolean apart = token.start() > end && !token.is("[");
      type.append(apart ? " " : "").append(token.is("...") ? "[]" : token.text());
      int next = pastAnnotations(i + 1, to);
      // What follows a dot belongs to it, annotated or not.
      end = next > i + 1 && token.is(".") ? Integer.MAX_VALUE : token.end();
      i = next;
    }
    return type.toString();
  }

  /** The parameters between two parentheses. */
  List<Parameter> parameters(int from, int to) {
    List<Parameter> parameters = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      String text = i < to ? tokens.get(i).text() : ",";
      switch (text) {
        case "<", "(", "[", "{" -> depth++;
        case ">", ")", "]", "}" -> depth--;
        case "," -> {
          if (depth <= 0 || i == to) {
            parameter(start, i).ifPresent(parameters::add);
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    return parameters;
  }

  private Optional<Parameter> parameter(int from, int to) {
    int start = pastAnnotations(from, to);
    while (start < to && tokens.get(start).is("final")) {
      start = pastAnnotations(start + 1, to);
    }
    int name = to - 1;
    StringBuilder dimensions = new StringBuilder();
    while (name > start && (tokens.get(name).is("]") || tokens.get(name).is("["))) {
      dimensions.append(tokens.get(name).is("]") ? "[]" : "");
      name--;
    }
    // The receiver, "Outer this", is no parameter.
    return name > start && tokens.get(name).identifier()
        ? Optional.of(new Parameter(tokens.get(name).text(), type(start, name) + dimensions))
        : Optional.empty();
  }

  /** The place behind the annotations at {@code from}, with their arguments. */
  int pastAnnotations(int from, int to) {
    int at = from;
    while (at + 1 < to && tokens.get(at).is("@") && tokens.get(at + 1).identifier()) {
      at += 2;
      while (at + 1 < to && tokens.get(at).is(".") && tokens.get(at + 1).identifier()) {
        at += 2;
      }
      if (at < to && tokens.get(at).is("(")) {
        int depth = 0;
        do {
          depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
          at++;
        } while (at < to && depth > 0);
      }
    }
    return at;
  }
}
