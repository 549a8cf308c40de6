package dev.yantra.codex.predict;

import dev.yantra.codex.graph.BugType;
import java.util.List;
import java.util.Locale;

/**
 * Methods by risk.
 *
 * @param methods the riskiest first
 * @param judged the number of methods that were judged
 */
public record BugReport(List<RiskyMethod> methods, int judged) {
  public BugReport {
    methods = List.copyOf(methods);
  }

  /**
   * A method and what may be wrong with it.
   *
   * @param method canonical id
   * @param file its file
   * @param line the line to look at: a suspicious line, else the first changed one, else its first
   * @param endLine its last line
   * @param risk probability that it has a bug that will have to be fixed
   * @param rank its place, from 1
   * @param types the likely types of the bug, most likely first
   * @param evidence signs that a person can check
   */
  public record RiskyMethod(
      String method,
      String file,
      int line,
      int endLine,
      double risk,
      int rank,
      List<LikelyType> types,
      List<Evidence> evidence) {
    public RiskyMethod {
      types = List.copyOf(types);
      evidence = List.copyOf(evidence);
    }
  }

  /** A bug type and its probability, given that there is a bug. */
  public record LikelyType(BugType type, double probability) {}

  /**
   * One thing that speaks for a bug.
   *
   * @param kind its sort
   * @param text the thing itself, as a clause
   * @param method canonical id of another method to compare with; empty if there is none
   * @param line a line of the method to look at; 0 if it is about the whole
   */
  public record Evidence(Kind kind, String text, String method, int line) {
    /** The sorts of evidence. */
    public enum Kind {
      /** A line looks like a known mistake. */
      PATTERN,
      /** Nearly all methods of its kind check something that it does not. */
      MISSING_CHECK,
      /** Nearly all methods of its kind call something that it does not. */
      MISSING_CALL,
      /** A method like it had to be fixed. */
      SIMILAR_FIX,
      /** It had to be fixed itself. */
      FIX_HISTORY,
      /** It is more complex than most. */
      COMPLEXITY,
      /** The change in it is large. */
      CHANGE_SIZE,
      /** No test comes near it. */
      UNTESTED;

      /** The label in JSON: {@code missing_check}. */
      public String label() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
