package dev.yantra.codex.predict;

import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.source.MaskedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that looks like a known mistake. The patterns are few and narrow: what they find is nearly
 * always wrong.
 *
 * @param type the kind of mistake
 * @param line its line
 * @param text the fault, as a clause
 */
record Suspicion(BugType type, int line, String text) {
  private record Mistake(BugType type, Pattern pattern, String text) {}

  private static final List<Mistake> MISTAKES =
      List.of(
          mistake(
              BugType.OFF_BY_ONE,
              "for\\s*\\([^;{}]*=\\s*0\\s*;\\s*[\\w$]+\\s*<=\\s*[\\w$.()]+?\\."
                  + "(?:length(?:\\(\\))?|size\\(\\))\\s*;",
              "the loop runs one past the last index"),
          mistake(
              BugType.WRONG_OPERATOR,
              "(?:[!=]=\\s*\"|\"\\s*[!=]=)",
              "strings are compared by identity, not with equals"),
          mistake(
              BugType.EXCEPTION_HANDLING,
              "catch\\s*\\([^)]*\\b(?!ignore|expected)[\\w$]+\\s*\\)\\s*\\{\\s*\\}",
              "an exception is swallowed"),
          mistake(
              BugType.WRONG_CONDITION,
              "(?<![\\w$.)\\]!+*/%&|^-])\\s(?!true|false)([\\w$.]+(?:\\(\\))?)\\s*(?:&&|\\|\\|)\\s*"
                  + "\\1(?![\\w$.(\\[]|\\s*[=!<>+*/%-])",
              "both sides of the condition are the same"),
          mistake(
              BugType.NUMERIC,
              "Math\\.abs\\(\\s*(?:[\\w$.]+\\.)?(?:hashCode|nextInt|nextLong)\\(\\)",
              "the absolute value of the least number is negative"),
          mistake(
              BugType.NULL_DEREFERENCE,
              "\\.equals\\(\\s*null\\s*\\)",
              "equals(null) is never true; the value itself may be null"),
          mistake(
              BugType.EXCEPTION_HANDLING,
              "[;{}]\\s*new\\s+[\\w$]*(?:Exception|Error)\\s*\\([^;{]*\\)\\s*;",
              "an exception is made and not thrown"),
          mistake(
              BugType.WRONG_CONDITION,
              "\\bif\\s*\\((?:[^(){};]|\\([^(){};]*\\))*\\)\\s*;",
              "the condition decides over an empty statement"),
          mistake(
              BugType.OTHER,
              "(?<![\\w$.\\s])\\s*(?<![\\w$.])([\\w$]+)\\s*=\\s*\\1\\s*;",
              "a variable is assigned to itself"));

  private static Mistake mistake(BugType type, String pattern, String text) {
    return new Mistake(type, Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS), text);
  }

  /** The suspicious lines from {@code firstLine} to {@code lastLine} of a file, in order. */
  static List<Suspicion> in(MaskedSource source, int firstLine, int lastLine) {
    int from = source.startOf(firstLine);
    String code = source.code().substring(from, source.startOf(lastLine + 1));
    List<Suspicion> found = new ArrayList<>();
    for (Mistake mistake : MISTAKES) {
      Matcher matcher = mistake.pattern.matcher(code);
      while (matcher.find()) {
        String written = source.source().substring(from + matcher.start(), from + matcher.end());
        // A remark in the place says that it was thought about.
        if (!written.contains("//") && !written.contains("/*")) {
          int first = matcher.start();
          while (first < matcher.end() - 1 && ";{} \t\r\n".indexOf(code.charAt(first)) >= 0) {
            first++;
          }
          found.add(new Suspicion(mistake.type, source.lineOf(from + first), mistake.text));
        }
      }
    }
    found.sort((a, b) -> Integer.compare(a.line, b.line));
    return found;
  }
}
