package dev.yantra.codex.corpus;

import java.util.Locale;

/**
 * A yes/no question about a method, such as {@code concern:has_validation} or {@code
 * import:java.util.List}.
 *
 * @param kind the subject's kind
 * @param subject the label asked for: a canonical id, or the {@code label()} of a vocabulary entry
 */
public record Question(Kind kind, String subject) implements Comparable<Question> {
  /** The subjects of questions. */
  public enum Kind {
    /** Does its file need this import? Subject: a qualified type name. */
    IMPORT,
    /** Does it call this method? Subject: a canonical id. */
    CALL,
    /**
     * Does it take care of this? Subject: a {@code Concern} label, or a new one of the teacher's.
     */
    CONCERN,
    /** Does it need this kind of test? Subject: a {@code TestKind} label. */
    TEST_KIND,
    /** Is it likely to have this bug? Subject: a {@code BugType} label. */
    BUG,
    /** Is it similar to this method? Subject: a canonical id. */
    SIMILAR;

    String prefix() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Question {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("a question needs a subject");
    }
  }

  /**
   * Reads {@link #toString()} back.
   *
   * @throws IllegalArgumentException if {@code text} is no question
   */
  public static Question parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a question: " + text);
    }
    Kind kind = Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
    return new Question(kind, text.substring(colon + 1));
  }

  @Override
  public int compareTo(Question other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : subject.compareTo(other.subject);
  }

  @Override
  public String toString() {
    return kind.prefix() + ":" + subject;
  }
}
