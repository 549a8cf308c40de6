package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CanonicalId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The ties between one test and a change; each figure from 0 (none) to 1.
 *
 * @param reach 1 where it calls a changed method itself, less with every call in between
 * @param distance calls between it and the nearest changed method; 0 where it does not reach any
 * @param runsWith true if a framework runs the changed code for every test of its class
 * @param naming the fit of the names of its class and of itself to a changed method
 * @param words share of the best BM25 score of all tests
 * @param changedWith 1 if git has seen it change together with a changed method
 * @param learned the student's score
 * @param itself true if the change touches the test itself
 * @param subject id of the changed method that fits best
 */
record TestChangeEvidence(
    double reach,
    int distance,
    boolean runsWith,
    double naming,
    double words,
    double changedWith,
    double learned,
    boolean itself,
    String subject) {
  /**
   * The figures of the weighted mean. The weights were chosen on the development projects of
   * Defects4J; the projects that it is measured on took no part.
   */
  enum Column {
    REACH(1.0),
    NAMING(1.6),
    WORDS(0.5),
    CHANGED_WITH(0.2),
    LEARNED(0.4);

    private final double weight;

    Column(double weight) {
      this.weight = weight;
    }

    private double part(TestChangeEvidence evidence) {
      return weight
          * switch (this) {
            case REACH -> evidence.reach;
            case NAMING -> evidence.naming;
            case WORDS -> evidence.words;
            case CHANGED_WITH -> evidence.changedWith;
            case LEARNED -> evidence.learned;
          };
    }
  }

  /** Shared words and a learned score are a reason that is told from here on. */
  private static final double TELLING = 0.5;

  /** A test that was changed itself has no stronger reason. */
  private static final double STRONGEST = 9;

  /** The weighted mean; a test that the change touches itself comes first. */
  double score() {
    double sum = 0;
    double weights = 0;
    for (Column column : Column.values()) {
      sum += column.part(this);
      weights += column.weight;
    }
    return itself ? 1 : sum / weights;
  }

  TestChangeEvidence withLearned(double score) {
    return new TestChangeEvidence(
        reach, distance, runsWith, naming, words, changedWith, score, itself, subject);
  }

  /** The parts of the score in words, the strongest first. */
  List<String> reasons() {
    record Part(double weight, String text) {}
    List<Part> parts = new ArrayList<>();
    if (itself) {
      parts.add(new Part(STRONGEST, "changed itself"));
    }
    if (distance > 0) {
      parts.add(new Part(Column.REACH.part(this), way()));
    }
    if (naming > 0) {
      parts.add(new Part(Column.NAMING.part(this), "is named after it"));
    }
    if (changedWith > 0) {
      parts.add(new Part(Column.CHANGED_WITH.part(this), "has changed together with it"));
    }
    if (words >= TELLING) {
      parts.add(new Part(Column.WORDS.part(this), "speaks of the same things"));
    }
    if (learned >= TELLING) {
      parts.add(
          new Part(
              Column.LEARNED.part(this),
              String.format(Locale.ROOT, "learned score %.2f", learned)));
    }
    return parts.stream()
        .sorted(Comparator.comparingDouble(Part::weight).reversed())
        .map(Part::text)
        .toList();
  }

  private String way() {
    if (runsWith) {
      return "runs with " + subject;
    }
    if (distance > 1) {
      return "reaches " + subject + " in " + distance + " calls";
    }
    return (CanonicalId.parse(subject).method() ? "calls " : "uses ") + subject;
  }
}
