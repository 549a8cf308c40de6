package dev.yantra.codex.index.history;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A classifier of commit messages that speak of the fix of a bug (Mockus and Votta 2000: by its
 * words), as against the fix of a typo or of the build.
 */
final class FixWords {
  /** What is fixed often and is no bug in the program. */
  private static final String NO_BUGS =
      "typos?|spelling|grammar|wording|checkstyle|pmd|spotbugs|findbugs|sonar\\w*|errorprone|lint"
          + "|warnings?|javadocs?|docs?|documentation|comments?|readme|changelog|release notes"
          + "|links?|urls?|formatting|format|indent\\w*|white ?space|style|imports?|naming|headers?"
          + "|licen[cs]es?|copyright|builds?|compil\\w+|ci|travis|github|workflows?|actions?|gradle"
          + "|maven|poms?|dependenc\\w+|versions?|tests?|generics|visibility|modifiers?|todos?"
          + "|site|merge|conflicts?";

  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\b(?:fix(?:e[sd]|ing|up)?|corrections?|corrected|corrects?)\\b[:]?"
              + "(?:\\s+(?!(?:bugs?|defects?|regressions?)\\b)[\\w@{}.'-]+){0,3}?\\s+(?:"
              + NO_BUGS
              + ")\\b");

  private static final Pattern BUG =
      Pattern.compile(
          "\\b(?:fix(?:e[sd]|ing)?|bug-?fix(?:es)?|hot-?fix|bugs?|defects?|regressions?"
              + "|npes?|nullpointerexceptions?|deadlocks?|crash(?:e[sd])?|memory leak"
              + "|infinite loop|off.by.one|race condition|overflows?)\\b");

  /** A line of the body that closes an issue: "Fixes #12", "Resolves LANG-7". */
  private static final Pattern CLOSES =
      Pattern.compile("^(?:fix(?:e[sd])?|resolve[sd]?)\\b.*(?:#\\d+|\\b[a-z]+-\\d+)");

  private FixWords() {}

  static boolean in(String message) {
    String[] lines = message.toLowerCase(Locale.ROOT).split("\n", -1);
    String subject = lines[0].strip();
    if (subject.startsWith("revert ")) {
      return false;
    }
    if (BUG.matcher(HARMLESS.matcher(subject).replaceAll(" ")).find()) {
      return true;
    }
    for (int i = 1; i < lines.length; i++) {
      if (CLOSES.matcher(lines[i].strip()).find()) {
        return !HARMLESS.matcher(subject).find();
      }
    }
    return false;
  }
}
