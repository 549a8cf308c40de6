package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestChangeEvidenceTest {
  private static final String SUBJECT = "shop.Till#pay(int)";

  private static TestChangeEvidence evidence(
      double reach, int distance, double naming, double words, double changedWith) {
    return new TestChangeEvidence(
        reach, distance, false, naming, words, changedWith, 0, false, SUBJECT);
  }

  private static TestChangeEvidence reached(int distance, boolean runsWith, String subject) {
    return new TestChangeEvidence(1, distance, runsWith, 0, 0, 0, 0, false, subject);
  }

  @Test
  void score_isAMeanInWhichTheNameCountsMost() {
    assertEquals(1, evidence(1, 1, 1, 1, 1).withLearned(1).score(), 1e-12);
    assertEquals(0, evidence(0, 0, 0, 0, 0).score());
    assertEquals(1.0 / 3.7, evidence(1, 1, 0, 0, 0).score(), 1e-12);
    assertEquals(1.6 / 3.7, evidence(0, 0, 1, 0, 0).score(), 1e-12);
    assertEquals(0.5 / 3.7, evidence(0, 0, 0, 1, 0).score(), 1e-12);
    assertEquals(0.2 / 3.7, evidence(0, 0, 0, 0, 1).score(), 1e-12);
    assertEquals(0.4 / 3.7, evidence(0, 0, 0, 0, 0).withLearned(1).score(), 1e-12);
  }

  @Test
  void changedTest_comesFirstAndSaysSo() {
    TestChangeEvidence itself = new TestChangeEvidence(1, 2, false, 1, 0, 0, 0, true, SUBJECT);

    assertEquals(1, itself.score());
    assertEquals(
        List.of("changed itself", "is named after it", "reaches shop.Till#pay(int) in 2 calls"),
        itself.reasons());
  }

  @Test
  void reasons_areToldStrongestFirst() {
    assertEquals(
        List.of(
            "calls shop.Till#pay(int)",
            "is named after it",
            "speaks of the same things",
            "learned score 0.75",
            "has changed together with it"),
        evidence(1, 1, 0.5, 0.8, 1).withLearned(0.75).reasons());
    assertEquals(List.of(), evidence(0, 0, 0, 0.49, 0).withLearned(0.49).reasons());
    assertEquals(
        List.of("speaks of the same things", "learned score 0.50"),
        evidence(0, 0, 0, 0.5, 0).withLearned(0.5).reasons());
  }

  @Test
  void way_tellsHowATestComesToTheChange() {
    assertEquals(
        List.of("runs with shop.Till#setUp()"), reached(3, true, "shop.Till#setUp()").reasons());
    assertEquals(
        List.of("reaches shop.Till#pay(int) in 3 calls"), reached(3, false, SUBJECT).reasons());
    assertEquals(List.of("calls shop.Till#pay(int)"), reached(1, false, SUBJECT).reasons());
    assertEquals(List.of("uses shop.Till#limit"), reached(1, false, "shop.Till#limit").reasons());
    assertEquals(List.of("uses shop.Till"), reached(1, false, "shop.Till").reasons());
  }
}
