package dev.yantra.codex.generate.donor;

import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words of names and prose, and how far two of them mean the same. */
public final class Words {
  private static final Set<String> COMMON =
      Set.of(
          ("a an the of to in on at by for from with and or is are be been it its this that these"
                  + " those as if then than so such no not do does into onto over per via their our"
                  + " your his her them who which what when where there here all any each can may"
                  + " will would should must param return returns throws code link since see")
              .split(" "));

  /*
   * Letters of a stem and of the endings behind it. Chosen on pairs such as verify and verification
   * against port and portrait; not measured.
   */
  private static final int STEM = 4;
  private static final int SHORTER_ENDING = 2;
  private static final int ENDING_OF_SHORT_STEM = 3;
  private static final int ENDING = 7;

  private Words() {}

  /** The text of a request or a Javadoc without tags, delimiters and markup. */
  public static String prose(String text) {
    return text.replaceAll("/\\*\\*|\\*/", " ")
        .replaceAll("(?m)^\\s*\\*", " ")
        .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
        .replaceAll("</?\\w+[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Words with a meaning, in order. */
  public static List<String> content(String text) {
    return SubTokens.of(prose(text)).stream()
        .filter(w -> w.length() > 1 && !COMMON.contains(w))
        .toList();
  }

  public static boolean common(String word) {
    return COMMON.contains(word);
  }

  /**
   * True if two words are forms of one: {@code verify}, {@code verified}, {@code verification}.
   * They share a beginning, and the longer it is the more may differ behind it.
   */
  static boolean akin(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    int shared = 0;
    while (shared < Math.min(a.length(), b.length()) && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    int shorter = Math.min(a.length(), b.length()) - shared;
    int longer = Math.max(a.length(), b.length()) - shared;
    return shared >= STEM
        && shorter <= SHORTER_ENDING
        && longer <= (shared == STEM ? ENDING_OF_SHORT_STEM : ENDING);
  }

  /** True if {@code words} hold a form of {@code word}. */
  public static boolean holds(Collection<String> words, String word) {
    return words.stream().anyMatch(w -> akin(w, word));
  }

  /** |a ∩ b| / |a ∪ b|; 1 for two empty collections (Jaccard 1901). */
  public static double jaccard(Collection<String> a, Collection<String> b) {
    Set<String> union = new HashSet<>(a);
    union.addAll(b);
    if (union.isEmpty()) {
      return 1;
    }
    Set<String> both = new HashSet<>(a);
    both.retainAll(new HashSet<>(b));
    return (double) both.size() / union.size();
  }

  /**
   * An identifier cut into parts that give it back when joined: {@code MAX_valueOf2} gives {@code
   * MAX, _, value, Of, 2}.
   */
  public static List<String> parts(String identifier) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= identifier.length(); i++) {
      if (i == identifier.length() || boundary(identifier, i)) {
        parts.add(identifier.substring(start, i));
        start = i;
      }
    }
    return parts;
  }

  private static boolean boundary(String text, int i) {
    char before = text.charAt(i - 1);
    char here = text.charAt(i);
    if (before == '_' || here == '_' || Character.isDigit(before) != Character.isDigit(here)) {
      return true;
    }
    boolean lowerFollows = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
    return Character.isUpperCase(here) && (!Character.isUpperCase(before) || lowerFollows);
  }
}
