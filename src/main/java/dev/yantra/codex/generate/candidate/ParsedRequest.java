package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request in a sentence, taken apart: "reset a forgotten password with a token" asks for {@code
 * resetPassword}, given a {@code token}.
 *
 * @param text the sentence
 * @param name the name that it suggests
 * @param content its words with a meaning
 * @param given words behind "with", "by", "from" and the like
 */
public record ParsedRequest(String text, String name, List<String> content, List<String> given) {
  private static final Set<String> GIVEN = Set.of("with", "by", "using", "from", "given", "via");
  private static final Set<String> ENDS =
      Set.of("for", "when", "if", "that", "which", "who", "whose", "in", "on", "at", "to", "so");

  /**
   * A request in plain words, read.
   *
   * @param knownWords words of the repository's identifiers: only such words go into names
   */
  public static ParsedRequest of(String text, Set<String> knownWords) {
    List<String> name = new ArrayList<>();
    List<String> given = new ArrayList<>();
    boolean inName = true;
    boolean inGiven = false;
    for (String word : SubTokens.of(Words.prose(text))) {
      if (GIVEN.contains(word)) {
        inName = false;
        inGiven = true;
      } else if (ENDS.contains(word)) {
        inName = name.isEmpty();
        inGiven = false;
      } else if (!Words.common(word)) {
        if (inGiven) {
          given.add(word);
        } else if (inName && (name.isEmpty() || knownWords.contains(word))) {
          name.add(word);
        }
      }
    }
    return new ParsedRequest(text, camel(name), Words.content(text), given);
  }

  private static String camel(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      out.append(
          out.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return out.toString();
  }

  /** The number of its words that {@code words} hold in some form. */
  public long covered(Set<String> words) {
    return content.stream().distinct().filter(w -> Words.holds(words, w)).count();
  }

  /** The number of {@code words} that it says nothing of. */
  long unexplained(Set<String> words) {
    return words.stream().filter(w -> !Words.holds(content, w)).count();
  }

  /**
   * The sentence as Javadoc: capital, full stop, and the verb in the third person where the
   * neighbours have it so.
   */
  public String javadoc(boolean thirdPerson) {
    String sentence = Words.prose(text);
    if (sentence.isEmpty()) {
      return "";
    }
    int space = sentence.indexOf(' ');
    String verb = space < 0 ? sentence : sentence.substring(0, space);
    String rest = space < 0 ? "" : sentence.substring(space);
    boolean conjugated = verb.endsWith("s") && !verb.endsWith("ss");
    if (thirdPerson && !conjugated) {
      boolean hissing = verb.matches(".*(s|x|z|ch|sh|o)");
      boolean consonant = verb.matches(".*[^aeiou]y");
      verb =
          consonant ? verb.substring(0, verb.length() - 1) + "ies" : verb + (hissing ? "es" : "s");
    }
    String end = rest.endsWith(".") ? "" : ".";
    return "/** "
        + verb.substring(0, 1).toUpperCase(Locale.ROOT)
        + verb.substring(1)
        + rest
        + end
        + " */";
  }
}
