package dev.yantra.codex.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Words without their endings, so that {@code Checks}, {@code checked} and {@code checking} meet
 * {@code check}. Step 1 of Porter (1980) and a final {@code e}: prose inflects, identifiers rarely
 * derive.
 */
public final class Stems {
  private Stems() {}

  /** The stems of the {@linkplain SubTokens sub-tokens} of a text, in order. */
  public static List<String> of(String text) {
    List<String> stems = new ArrayList<>();
    SubTokens.split(text, word -> stems.add(stem(word)));
    return stems;
  }

  /** The stem of a lower-case word; words of three letters stay as they are. */
  public static String stem(String word) {
    if (word.length() < 4) {
      return word;
    }
    String stem = word;
    if (stem.endsWith("ies")) {
      stem = cut(stem, 3) + "y";
    } else if (stem.endsWith("sses") || stem.endsWith("xes") || stem.endsWith("ches")) {
      stem = cut(stem, 2);
    } else if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us")) {
      stem = cut(stem, 1);
    }
    if (stem.endsWith("ing") && hasVowel(stem, stem.length() - 3)) {
      stem = undouble(cut(stem, 3));
    } else if (stem.endsWith("ed") && !stem.endsWith("eed") && hasVowel(stem, stem.length() - 2)) {
      stem = undouble(cut(stem, 2));
    }
    return stem.length() > 3 && stem.endsWith("e") ? cut(stem, 1) : stem;
  }

  /** {@code mapped} has become {@code mapp}, and {@code map} is meant. */
  private static String undouble(String stem) {
    int n = stem.length();
    boolean twice =
        n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2) && "lsz".indexOf(stem.charAt(n - 1)) < 0;
    return twice ? cut(stem, 1) : stem;
  }

  /** True if the first {@code end} letters, at least three, hold a vowel: not in {@code string}. */
  private static boolean hasVowel(String word, int end) {
    for (int i = 0; i < end && end > 2; i++) {
      if ("aeiouy".indexOf(word.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
