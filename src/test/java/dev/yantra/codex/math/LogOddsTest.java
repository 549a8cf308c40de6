package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LogOddsTest {
  @Test
  void of_isTheLogarithmOfTheOdds() {
    assertEquals(0, LogOdds.of(0.5, 0.01), 1e-15);
    assertEquals(1.0986122886681098, LogOdds.of(0.75, 0.01), 1e-12); // ln 3
    assertEquals(-1.0986122886681098, LogOdds.of(0.25, 0.01), 1e-12);
  }

  @Test
  void of_staysAwayFromCertainty() {
    assertEquals(4.59511985013459, LogOdds.of(1, 0.01), 1e-12); // ln 99
    assertEquals(-4.59511985013459, LogOdds.of(-3, 0.01), 1e-12);
    assertEquals(6.906754778648554, LogOdds.of(1, 0.001), 1e-12); // ln 999
  }

  @Test
  void of_countsAddsHalfACaseOnEitherSide() {
    assertEquals(Math.log(2.5 / 1.5), LogOdds.of(new boolean[] {true, false, true}), 1e-15);
    assertEquals(0, LogOdds.of(new boolean[0]));
    assertEquals(Math.log(0.5 / 2.5), LogOdds.of(new boolean[2]), 1e-15);
  }

  @Test
  void probability_undoesTheLogOdds() {
    assertEquals(0.5, LogOdds.probability(0));
    assertEquals(0.75, LogOdds.probability(LogOdds.of(0.75, 1e-9)), 1e-15);
    assertEquals(0.25, LogOdds.probability(-Math.log(3)), 1e-15);
  }

  @Test
  void logLikelihood_isTheLogarithmOfTheProbabilityOfTheAnswer() {
    assertEquals(Math.log(0.75), LogOdds.logLikelihood(Math.log(3), true), 1e-12);
    assertEquals(Math.log(0.25), LogOdds.logLikelihood(Math.log(3), false), 1e-12);
    assertEquals(-1000, LogOdds.logLikelihood(-1000, true), 1e-9);
    assertEquals(0, LogOdds.logLikelihood(1000, true), 1e-9);
  }

  @Test
  void crossEntropy_weighsBothAnswers() {
    double expected = -0.3 * Math.log(0.75) - 0.7 * Math.log(0.25);
    assertEquals(expected, LogOdds.crossEntropy(Math.log(3), 0.3), 1e-12);
    assertEquals(1000, LogOdds.crossEntropy(1000, 0), 1e-9);
    assertEquals(0, LogOdds.crossEntropy(1000, 1), 1e-9);
  }
}
