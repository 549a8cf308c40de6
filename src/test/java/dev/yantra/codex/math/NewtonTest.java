package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.math.LogisticRegression.Case;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewtonTest {
  /** Three yes for each no where the row is 1, the other way round where it is 0. */
  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      cases.add(new Case(new double[] {1}, i > 0, 1));
      cases.add(new Case(new double[] {0}, i == 0, 1));
    }
    return cases;
  }

  private static double[] fit(Newton.Term likelihood, double ridge, Newton.Rule rule) {
    double[] start = {0, 0};
    return Newton.greatest(List.of(likelihood, new Newton.Ridge(start, ridge)), start, rule);
  }

  @Test
  void greatest_findsTheLogOddsOfACountedTable() {
    // Intercept ln(1/3), slope ln 3 - ln(1/3): two unknowns for two shares.
    double[] w = fit(new LogisticRegression(cases(), true, 0), 0, Newton.Rule.LINE_SEARCH);
    assertArrayEquals(new double[] {2 * Math.log(3), -Math.log(3)}, w, 1e-9);
  }

  @Test
  void greatest_isTheSameWithBoundedSteps() {
    double[] w = fit(new LogisticRegression(cases(), true, 1e-6), 0, Newton.Rule.BOUNDED);
    assertArrayEquals(new double[] {2 * Math.log(3), -Math.log(3)}, w, 1e-9);
  }

  @Test
  void greatest_withoutInterceptFitsTheRowsAsTheyAre() {
    List<Case> all =
        List.of(
            new Case(new double[] {1, 0}, true, 3),
            new Case(new double[] {1, 0}, false, 1),
            new Case(new double[] {0, 2}, true, 1),
            new Case(new double[] {0, 2}, false, 3));
    double[] w = fit(new LogisticRegression(all, false, 0), 0, Newton.Rule.LINE_SEARCH);
    assertArrayEquals(new double[] {Math.log(3), -Math.log(3) / 2}, w, 1e-9);
  }

  @Test
  void greatest_stopsWhereSlopeAndRidgeAreEven() {
    double ridge = 0.5;
    double[] w = fit(new LogisticRegression(cases(), true, 0), ridge, Newton.Rule.LINE_SEARCH);
    double onOne = 4 * (0.75 - LogOdds.probability(w[0] + w[1]));
    double onZero = 4 * (0.25 - LogOdds.probability(w[1]));
    assertEquals(ridge * w[0], onOne, 1e-6);
    assertEquals(ridge * w[1], onOne + onZero, 1e-6);
  }

  @Test
  void bounded_goesNoFurtherThanTwoInOneStep() {
    Newton.Rule once = new Newton.Rule(1, 2, 1, 1e-6);
    Newton.Ridge far = new Newton.Ridge(new double[] {5, -7, 1}, 1);
    assertArrayEquals(
        new double[] {2, -2, 1}, Newton.greatest(List.of(far), new double[3], once), 1e-12);
  }

  @Test
  void lineSearch_halvesAStepThatOvershoots() {
    // f(x) = -sqrt(1 + x²): from 2, Newton's whole step leads to -8.
    Newton.Term flat =
        new Newton.Term() {
          @Override
          public double of(double[] w) {
            return -Math.sqrt(1 + w[0] * w[0]);
          }

          @Override
          public void derive(double[] w, double[] gradient, double[][] hessian) {
            gradient[0] += -w[0] / Math.sqrt(1 + w[0] * w[0]);
            hessian[0][0] += Math.pow(1 + w[0] * w[0], -1.5);
          }
        };
    double[] start = {2};
    assertEquals(0, Newton.greatest(List.of(flat), start, Newton.Rule.LINE_SEARCH)[0], 1e-6);
    Newton.Rule once = new Newton.Rule(1, Double.POSITIVE_INFINITY, 1e-6, 1e-7);
    assertEquals(-0.5, Newton.greatest(List.of(flat), start, once)[0], 1e-9);
    assertEquals(2, start[0]);
  }

  @Test
  void ridge_isHalfTheStrengthTimesTheSquares() {
    Newton.Ridge ridge = new Newton.Ridge(new double[] {1, 2}, 3, 0.25);
    double[] gradient = {10, 10};
    double[][] hessian = {{10, 0}, {0, 10}};
    ridge.derive(new double[] {3, 1}, gradient, hessian);
    assertEquals(-7.5, ridge.of(new double[] {3, 1}));
    assertArrayEquals(new double[] {4, 13}, gradient);
    assertArrayEquals(new double[][] {{13.25, 0}, {0, 13.25}}, hessian);
  }

  @Test
  void logisticRegression_hasTheSlopeAndCurvatureOfItsFormula() {
    LogisticRegression one =
        new LogisticRegression(List.of(new Case(new double[] {2}, true, 3)), true, 0);
    double[] w = {Math.log(3) / 2, 0};
    double[] gradient = new double[2];
    double[][] hessian = new double[2][2];
    one.derive(w, gradient, hessian);
    // p = 0.75, hence error 3 · 0.25 and curvature 3 · 0.1875.
    assertEquals(3 * Math.log(0.75), one.of(w), 1e-12);
    assertArrayEquals(new double[] {1.5, 0.75}, gradient, 1e-12);
    assertEquals(2.25, hessian[0][0], 1e-12);
    assertEquals(1.125, hessian[1][0], 1e-12);
    assertEquals(0.5625, hessian[1][1], 1e-12);
  }

  @Test
  void logisticRegression_keepsTheLeastCurvature() {
    LogisticRegression sure =
        new LogisticRegression(List.of(new Case(new double[] {1}, true, 1)), false, 0.01);
    double[][] hessian = new double[1][1];
    sure.derive(new double[] {50}, new double[1], hessian);
    assertEquals(0.01, hessian[0][0]);
  }

  @Test
  void conditionalLogit_hasTheSlopeAndCurvatureOfItsFormula() {
    ConditionalLogit choice =
        new ConditionalLogit(
            List.of(new ConditionalLogit.Choice(new double[][] {{1, 0}, {0, 1}}, new int[] {0})));
    double[] w = {Math.log(3), 0};
    double[] gradient = new double[2];
    double[][] hessian = new double[2][2];
    choice.derive(w, gradient, hessian);
    // p = (0.75, 0.25): the mean is p, the covariance ±0.1875.
    assertEquals(Math.log(0.75), choice.of(w), 1e-12);
    assertArrayEquals(new double[] {0.25, -0.25}, gradient, 1e-12);
    assertEquals(0.1875, hessian[0][0], 1e-12);
    assertEquals(-0.1875, hessian[1][0], 1e-12);
    assertEquals(0.1875, hessian[1][1], 1e-12);
  }

  @Test
  void conditionalLogit_countsEveryRightCandidate() {
    ConditionalLogit choice =
        new ConditionalLogit(
            List.of(new ConditionalLogit.Choice(new double[][] {{1}, {0}, {3}}, new int[] {0, 2})));
    double[] gradient = new double[1];
    double[][] hessian = new double[1][1];
    choice.derive(new double[1], gradient, hessian);
    assertEquals(2 * Math.log(1.0 / 3), choice.of(new double[1]), 1e-12);
    assertEquals(4 - 2 * 4.0 / 3, gradient[0], 1e-12);
    assertEquals(2 * (10.0 / 3 - 16.0 / 9), hessian[0][0], 1e-12);
  }
}
