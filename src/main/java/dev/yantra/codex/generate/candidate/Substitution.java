package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The replacements that turn a donor into an answer: free names, types, and words inside names.
 *
 * <p>Names are replaced where they stand alone, types everywhere, words inside every other
 * identifier and literal where {@code resolves} accepts the result.
 */
final class Substitution {
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, String> words = new TreeMap<>();
  private final Map<String, String> calls = new TreeMap<>();
  private Predicate<String> resolves = name -> true;
  private boolean keepsCounters;

  Substitution name(String from, String to) {
    if (!from.equals(to)) {
      names.put(from, to);
    }
    return this;
  }

  Substitution type(String from, String to) {
    if (!from.equals(to)) {
      types.putIfAbsent(from, to);
    }
    return this;
  }

  /** A method where it is called without a receiver. */
  Substitution plainCall(String from, String to) {
    names.put(from + "(", to);
    return this;
  }

  /** Both in lower case. */
  Substitution word(String from, String to) {
    if (!from.equals(to) && from.length() > 1) {
      words.putIfAbsent(from, to);
    }
    return this;
  }

  /** The name of a method where it is called without or with a receiver. */
  Substitution call(String from, String to) {
    if (!from.equals(to)) {
      calls.put(from, to);
    }
    return this;
  }

  Substitution where(Predicate<String> accepts) {
    resolves = accepts;
    return this;
  }

  /** Leaves variables that are declared {@code int} alone: they count even among longs. */
  Substitution keepingCounters() {
    keepsCounters = true;
    return this;
  }

  Substitution copy() {
    Substitution copy = new Substitution();
    copy.names.putAll(names);
    copy.types.putAll(types);
    copy.words.putAll(words);
    copy.calls.putAll(calls);
    copy.resolves = resolves;
    copy.keepsCounters = keepsCounters;
    return copy;
  }

  Map<String, String> words() {
    return words;
  }

  /** A text after substitution and what was done to it. */
  record Result(String text, Set<String> edits, int wordEdits) {}

  /** Substitutes in a piece of Java source. */
  Result apply(String source) {
    List<Token> tokens = Lexer.tokens(source);
    StringBuilder out = new StringBuilder();
    Set<String> edits = new LinkedHashSet<>();
    int at = 0;
    int wordEdits = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String before = i == 0 ? "" : tokens.get(i - 1).text();
      String after = i + 1 == tokens.size() ? "" : tokens.get(i + 1).text();
      String replaced = replace(token, before, after);
      if (!replaced.equals(token.text())) {
        out.append(source, at, token.start()).append(replaced);
        at = token.end();
        edits.add(token.text() + " -> " + replaced);
        boolean exact =
            names.containsKey(token.text())
                || types.containsKey(token.text())
                || calls.containsKey(token.text());
        wordEdits += exact ? 0 : 1;
      }
    }
    out.append(source, at, source.length());
    return new Result(out.toString(), edits, wordEdits);
  }

  private String replace(Token token, String before, String after) {
    String text = token.text();
    return switch (token.kind()) {
      case IDENTIFIER -> identifier(text, !before.equals(".") && !before.equals("::"), after);
      case KEYWORD ->
          keepsCounters && text.equals("int") && Lexer.identifier(after)
              ? text
              : types.getOrDefault(text, text);
      case STRING -> literal(text);
      case NUMBER, CHARACTER, OPERATOR -> text;
    };
  }

  private String identifier(String text, boolean alone, String after) {
    boolean call = after.equals("(");
    if (alone && names.containsKey(call ? text + "(" : text)) {
      return names.getOrDefault(call ? text + "(" : text, text);
    }
    if (call && calls.containsKey(text)) {
      return calls.getOrDefault(text, text);
    }
    if (types.containsKey(text)) {
      return types.getOrDefault(text, text);
    }
    String renamed = rename(text);
    return Lexer.identifier(renamed) && resolves.test(renamed) ? renamed : text;
  }

  /** The identifier with the words in it replaced, each in the case that it stood in. */
  private String rename(String identifier) {
    if (words.isEmpty()) {
      return identifier;
    }
    StringBuilder out = new StringBuilder();
    for (String part : Words.parts(identifier)) {
      String to = words.get(part.toLowerCase(Locale.ROOT));
      out.append(to == null ? part : inCaseOf(part, to));
    }
    return out.toString();
  }

  private static String inCaseOf(String model, String word) {
    if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
      return word.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(model.charAt(0))
        ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
        : word;
  }

  /** A string literal with the names of parameters and whole words in it replaced. */
  private String literal(String text) {
    if (names.isEmpty() && words.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !inIdentifier(text, i)) {
        out.append(
            literalWord(text.substring(start, i), start > 1 && text.charAt(start - 1) == '\\'));
        if (i < text.length()) {
          out.append(text.charAt(i));
        }
        start = i + 1;
      }
    }
    return out.toString();
  }

  /** True for a character of an identifier, and for each half of one beyond 16 bits. */
  private static boolean inIdentifier(String text, int at) {
    boolean second =
        at > 0
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return Character.isJavaIdentifierPart(text.codePointAt(second ? at - 1 : at));
  }

  private String literalWord(String word, boolean escaped) {
    if (word.isEmpty() || escaped) {
      return word;
    }
    String to = names.get(word);
    if (to != null && Lexer.identifier(to)) {
      return to;
    }
    return rename(word);
  }

  /**
   * Pairs of words that stand at the same place of two names, by the longest common subsequence.
   */
  static Map<String, String> aligned(List<String> from, List<String> to) {
    Map<String, String> pairs = new HashMap<>();
    List<int[]> common = common(from, to);
    common.add(new int[] {from.size(), to.size()});
    int i = 0;
    int j = 0;
    for (int[] match : common) {
      if (match[0] - i == match[1] - j) {
        for (int k = 0; k < match[0] - i; k++) {
          pairs.putIfAbsent(from.get(i + k), to.get(j + k));
        }
      }
      i = match[0] + 1;
      j = match[1] + 1;
    }
    return pairs;
  }

  /** Positions of a longest common subsequence. */
  private static List<int[]> common(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            a.get(i).equals(b.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<int[]> matches = new ArrayList<>();
    for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
      if (a.get(i).equals(b.get(j))) {
        matches.add(new int[] {i++, j++});
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return matches;
  }
}
