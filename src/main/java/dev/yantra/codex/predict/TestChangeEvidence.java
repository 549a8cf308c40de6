package dev.yantra.codex.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What ties one test to a change; each figure from 0 (not at all) to 1.
 *
 * @param reach 1 where it calls a changed method itself, less with every call in between
 * @param distance calls between it and the nearest changed method; 0 where it does not reach any
 * @param naming how well the names of its class and of itself fit a changed method
 * @param words share of the best BM25 score of all tests
 * @param changedWith whether git has seen it change together with a changed method
 * @param learned the student's score
 * @param itself whether the change touches the test itself
 * @param subject id of the changed method that fits best
 */
record TestChangeEvidence(
    double reach,
    int distance,
    double naming,
    double words,
    double changedWith,
    double learned,
    boolean itself,
    String subject) {
  /** Weights of the sum, chosen on the development part of Defects4J. */
  private static final double REACH = 1.0;

  private static final double NAMING = 1.6;
  private static final double WORDS = 0.5;
  private static final double CHANGED_WITH = 0.2;
  private static final double LEARNED = 0.4;
  private static final double SUM = REACH + NAMING + WORDS + CHANGED_WITH + LEARNED;

  /** The weighted mean; a test that the change touches itself comes first. */
  double score() {
    double sum =
        REACH * reach
            + NAMING * naming
            + WORDS * words
            + CHANGED_WITH * changedWith
            + LEARNED * learned;
    return itself ? 1 : sum / SUM;
  }

  TestChangeEvidence withLearned(double score) {
    return new TestChangeEvidence(
        reach, distance, naming, words, changedWith, score, itself, subject);
  }

  /** The parts of the score in words, the strongest first. */
  List<String> reasons() {
    record Part(double weight, String text) {}
    List<Part> parts = new ArrayList<>();
    if (itself) {
      parts.add(new Part(9, "changed itself"));
    }
    if (distance == 1) {
      parts.add(new Part(REACH * reach, "calls " + subject));
    } else if (distance > 1) {
      parts.add(new Part(REACH * reach, "reaches " + subject + " in " + distance + " calls"));
    }
    if (naming > 0) {
      parts.add(new Part(NAMING * naming, "is named after it"));
    }
    if (changedWith > 0) {
      parts.add(new Part(CHANGED_WITH * changedWith, "has changed together with it"));
    }
    if (words >= 0.5) {
      parts.add(new Part(WORDS * words, "speaks of the same things"));
    }
    if (learned >= 0.5) {
      parts.add(
          new Part(LEARNED * learned, String.format(Locale.ROOT, "learned score %.2f", learned)));
    }
    return parts.stream()
        .sorted(Comparator.comparingDouble(Part::weight).reversed())
        .map(Part::text)
        .toList();
  }
}
