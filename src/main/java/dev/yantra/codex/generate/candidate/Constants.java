package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.Edits;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Enum constants of a donor that speak of the donor's own purpose, replaced by those that speak of
 * the request's.
 *
 * <p>A constant that the repository gives only to other calls, or to this one with another number
 * of arguments, is none that fits here.
 */
final class Constants {
  private final ParsedSources sources;
  private final Map<String, Map<String, Set<String>>> usesByFile = new HashMap<>();

  Constants(ParsedSources sources) {
    this.sources = sources;
  }

  /**
   * @param donorWords words of the donor's name
   * @param edits takes the replacements
   */
  String replace(
      String statement,
      ParsedFile file,
      List<String> donorWords,
      ParsedRequest wish,
      Set<String> edits) {
    List<Token> tokens = Lexer.tokens(statement);
    Edits replaced = new Edits(statement);
    Deque<String> calls = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        calls.push(callAt(tokens, i));
      } else if (tokens.get(i).is(")") && !calls.isEmpty()) {
        calls.pop();
      } else if (constantAt(tokens, i)) {
        String call = calls.isEmpty() ? "" : calls.peek();
        Token constant = tokens.get(i + 2);
        better(file, tokens.get(i).text(), constant.text(), call, donorWords, wish)
            .ifPresent(
                name -> {
                  replaced.replace(constant.start(), constant.end(), name);
                  edits.add(constant.text() + " -> " + name);
                });
      }
    }
    return replaced.apply();
  }

  private Optional<String> better(
      ParsedFile file,
      String type,
      String constant,
      String call,
      List<String> donorWords,
      ParsedRequest wish) {
    List<String> words = SubTokens.of(constant);
    boolean donors =
        words.stream().anyMatch(w -> Words.holds(donorWords, w) && !Words.holds(wish.content(), w));
    Optional<TypeSource> declaring =
        VisibleNames.resolve(sources, file, type)
            .flatMap(sources::type)
            .filter(t -> t.form().equals("enum"));
    if (!donors || declaring.isEmpty()) {
      return Optional.empty();
    }
    return declaring.get().fields().stream()
        .filter(FieldSource::enumConstant)
        .map(FieldSource::name)
        .filter(name -> name.equals(constant) || fits(file, type + "." + name, call))
        .max(
            Comparator.comparingDouble((String name) -> alike(SubTokens.of(name), wish))
                .thenComparing(Comparator.reverseOrder()))
        .filter(name -> !name.equals(constant))
        .filter(name -> alike(SubTokens.of(name), wish) > alike(words, wish));
  }

  /** Words in common over all words, where forms of one word are one. */
  private static double alike(List<String> words, ParsedRequest wish) {
    long both = words.stream().filter(w -> Words.holds(wish.content(), w)).count();
    return (double) both / (words.size() + wish.content().size() - both);
  }

  private boolean fits(ParsedFile file, String constant, String call) {
    Set<String> uses =
        usesByFile.computeIfAbsent(file.path(), p -> uses(file)).getOrDefault(constant, Set.of());
    String name = call.substring(0, Math.max(0, call.indexOf('/')));
    boolean otherArity =
        uses.stream().anyMatch(u -> u.startsWith(name + "/")) && !uses.contains(call);
    return !otherArity;
  }

  /** For each constant the calls that it is given to, as {@code name/arity}. */
  private static Map<String, Set<String>> uses(ParsedFile file) {
    Map<String, Set<String>> uses = new HashMap<>();
    List<Token> tokens = Lexer.tokens(file.text());
    Deque<String> calls = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        calls.push(callAt(tokens, i));
      } else if (tokens.get(i).is(")") && !calls.isEmpty()) {
        calls.pop();
      } else if (constantAt(tokens, i) && !calls.isEmpty()) {
        String constant = tokens.get(i).text() + "." + tokens.get(i + 2).text();
        uses.computeIfAbsent(constant, c -> new TreeSet<>()).add(calls.peek());
      }
    }
    return uses;
  }

  private static boolean constantAt(List<Token> tokens, int i) {
    return i + 2 < tokens.size()
        && tokens.get(i).identifier()
        && tokens.get(i + 1).is(".")
        && tokens.get(i + 2).identifier()
        && tokens
            .get(i + 2)
            .text()
            .equals(tokens.get(i + 2).text().toUpperCase(java.util.Locale.ROOT))
        && Character.isUpperCase(tokens.get(i).text().charAt(0));
  }

  /** The call whose parenthesis opens at {@code open}, as {@code name/arity}. */
  private static String callAt(List<Token> tokens, int open) {
    int depth = 0;
    int arguments = tokens.size() > open + 1 && tokens.get(open + 1).is(")") ? 0 : 1;
    for (int i = open; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (t.is("(") || t.is("{") || t.is("[")) {
        depth++;
      } else if (t.is(")") || t.is("}") || t.is("]")) {
        depth--;
        if (depth == 0) {
          break;
        }
      } else if (t.is(",") && depth == 1) {
        arguments++;
      }
    }
    return (open == 0 ? "" : tokens.get(open - 1).text()) + "/" + arguments;
  }
}
