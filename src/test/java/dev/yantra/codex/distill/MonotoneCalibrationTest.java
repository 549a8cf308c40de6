package dev.yantra.codex.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.distill.CrossFit.Grouped;
import dev.yantra.codex.distill.MonotoneCalibration.Case;
import dev.yantra.codex.distill.MonotoneCalibration.Isotonic;
import dev.yantra.codex.distill.MonotoneCalibration.Platt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MonotoneCalibrationTest {
  /** Says p where the truth is yes with p squared: too sure of everything. */
  private static List<Case> overconfident(int n) {
    Random random = new Random(1);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double p = random.nextDouble();
      cases.add(new Case(p, random.nextDouble() < p * p ? 1 : 0));
    }
    return cases;
  }

  @Test
  void isotonic_findsTheTrueCurve() {
    MonotoneCalibration fit = Isotonic.fit(overconfident(20_000));
    for (double p : new double[] {0.2, 0.5, 0.8}) {
      assertEquals(p * p, fit.apply(p), 0.04);
    }
  }

  @Test
  void isotonic_neverFalls() {
    MonotoneCalibration fit = Isotonic.fit(overconfident(500));
    double last = 0;
    for (int i = 0; i <= 1000; i++) {
      double next = fit.apply(i / 1000.0);
      assertTrue(next >= last - 1e-12 && next <= 1, () -> "at a thousandth");
      last = next;
    }
  }

  @Test
  void isotonic_doesNotDependOnTheOrderOfCases() {
    List<Case> cases = overconfident(300);
    MonotoneCalibration one = Isotonic.fit(cases);
    Collections.reverse(cases);
    MonotoneCalibration other = Isotonic.fit(cases);
    for (int i = 0; i <= 100; i++) {
      assertEquals(one.apply(i / 100.0), other.apply(i / 100.0), 1e-9);
    }
  }

  @Test
  void platt_findsTheShareOfAConstant() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      cases.add(new Case(0.9, i < 38 ? 1 : 0));
    }
    assertEquals(0.38, Platt.fit(cases).apply(0.9), 0.01);
  }

  @Test
  void platt_findsTheSlope() {
    Random random = new Random(2);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian() * 2;
      double truth = 1 / (1 + Math.exp(-(0.5 * x - 1)));
      cases.add(new Case(1 / (1 + Math.exp(-x)), random.nextDouble() < truth ? 1 : 0));
    }
    Platt fit = Platt.fit(cases);
    assertEquals(0.5, fit.scaling().slope(), 0.05);
    assertEquals(-1, fit.scaling().intercept(), 0.08);
  }

  @Test
  void fewCases_leaveTheTeachersWord() {
    assertEquals("none", MonotoneCalibration.fit(overconfident(20)).method());
    assertEquals(0.7, MonotoneCalibration.fit(overconfident(20)).apply(0.7));
    assertEquals("platt", MonotoneCalibration.fit(overconfident(200)).method());
    assertEquals("isotonic", MonotoneCalibration.fit(overconfident(2000)).method());
  }

  @Test
  void crossFit_neverSeesTheGroupThatItCalibrates() {
    // One group lies about everything: nobody else may be calibrated by it, nor it by itself.
    List<Grouped> cases = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      cases.add(new Grouped(7, new Case(0.9, 0)));
      cases.add(new Grouped(1000 + i, new Case(0.9, 1)));
      cases.add(new Grouped(1000 + i, new Case(0.1, 0)));
    }
    assertEquals(1, CrossFit.fit(cases).apply(7, 0.9), 0.05);
  }

  @Test
  void error_isTheGapBetweenWordAndTruth() {
    List<Case> cases = List.of(new Case(0.95, 1), new Case(0.95, 0), new Case(0.05, 0));
    assertEquals((0.9 + 0.05) / 3, Case.error(cases), 1e-9);
    assertEquals(0, Case.error(List.of()));
  }
}
