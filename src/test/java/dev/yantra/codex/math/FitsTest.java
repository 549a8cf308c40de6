package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fits whose outcome can be worked out by hand. */
final class FitsTest {
  @Test
  void isotonic_poolsWhatFallsAndIsLinearBetween() {
    IsotonicRegression fit =
        IsotonicRegression.fit(
            new double[] {0.1, 0.3, 0.2, 0.6, 0.8, 0.8}, new double[] {0, 0, 0.5, 0.75, 1, 0.9});
    // 0.2 and 0.3 fall, and are pooled at 0.25 with 0.25; 0.8 stands twice, with 0.95.
    assertEquals(0, fit.of(-1));
    assertEquals(0, fit.of(0.1));
    assertEquals(0.25, fit.of(0.25), 1e-12);
    assertEquals(0.125, fit.of(0.175), 1e-12);
    assertEquals(0.75, fit.of(0.6), 1e-12);
    assertEquals(0.85, fit.of(0.7), 1e-12);
    assertEquals(0.95, fit.of(0.8), 1e-12);
    assertEquals(0.95, fit.of(2), 1e-12);
  }

  @Test
  void isotonic_poolsByWeight() {
    IsotonicRegression fit =
        IsotonicRegression.fit(new double[] {0, 0, 0, 4}, new double[] {1, 1, 1, 0});
    assertEquals(0.75, fit.of(0), 1e-12);
    assertEquals(0.75, fit.of(1), 1e-12);
    // An even neighbour is pooled as well: the pool grows on to what follows.
    IsotonicRegression even =
        IsotonicRegression.fit(new double[] {0, 2, 4, 6}, new double[] {0.5, 0.5, 0, 1});
    assertEquals(1.0 / 3, even.of(2), 1e-12);
    assertEquals(1.0 / 3 + 2.0 / 3 * 0.5, even.of(4), 1e-12);
  }

  @Test
  void platt_findsSlopeAndInterceptOfACountedTable() {
    double[] x = new double[4000];
    double[] truth = new double[4000];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 2 == 0 ? 2 : -2;
      truth[i] = i % 2 == 0 ? 0.75 : 0.5;
    }
    // σ(2a + b) = 0.75 and σ(-2a + b) = 0.5: b = 2a = ln 3 / 2, but for the ridge.
    PlattScaling fit = PlattScaling.fit(x, truth, 0.001);
    assertEquals(Math.log(3) / 4, fit.slope(), 1e-5);
    assertEquals(Math.log(3) / 2, fit.intercept(), 1e-5);
    assertEquals(0.75, fit.probability(2), 1e-5);
    assertEquals(0.5, fit.probability(-2), 1e-5);
  }

  @Test
  void platt_staysTheIdentityWithoutWeight() {
    double[] x = IntStream.range(-50, 50).mapToDouble(i -> i / 10.0).toArray();
    double[] truth = Arrays.stream(x).map(LogOdds::probability).toArray();
    PlattScaling fit = PlattScaling.fit(x, truth, 0.001);
    assertEquals(1, fit.slope(), 1e-9);
    assertEquals(0, fit.intercept(), 1e-9);
  }

  @Test
  void platt_saysTheMeanWhereTheOrderIsWrong() {
    PlattScaling fit =
        PlattScaling.fit(new double[] {-1, -1, 1, 1}, new double[] {1, 1, 0, 0.6}, 0.001);
    assertEquals(0, fit.slope());
    assertEquals(0.65, fit.probability(17), 1e-12);
  }

  @Test
  void platt_comesBackFromFarAway() {
    double[] x = IntStream.range(0, 200).mapToDouble(i -> 20 + i % 2).toArray();
    double[] truth = IntStream.range(0, 200).mapToDouble(i -> i % 2 == 0 ? 0.1 : 0.2).toArray();
    PlattScaling fit = PlattScaling.fit(x, truth, 0.001);
    assertEquals(0.1, fit.probability(20), 0.01);
    assertEquals(0.2, fit.probability(21), 0.01);
  }

  @Test
  void sparseLogistic_findsTheLogOddsOfACountedTable() {
    // 40 rows have the term, of which 30 hold; 40 have not, of which 10 hold.
    int[] all = IntStream.range(0, 80).toArray();
    int[] having = IntStream.range(0, 40).toArray();
    boolean[] holds = new boolean[80];
    Arrays.fill(holds, 0, 30, true);
    Arrays.fill(holds, 70, 80, true);
    float[] w = SparseLogistic.fit(new int[][] {all, having, {}}, holds, 1e-9);
    assertEquals(-Math.log(3), w[0], 0.03);
    assertEquals(2 * Math.log(3), w[1], 0.06);
    assertEquals(0, w[2]);
  }

  @Test
  void sparseLogistic_isHeldBackByTheRidge() {
    int[] all = IntStream.range(0, 20).toArray();
    int[] having = IntStream.range(0, 10).toArray();
    boolean[] holds = new boolean[20];
    Arrays.fill(holds, 0, 10, true);
    double last = Double.POSITIVE_INFINITY;
    for (double ridge : new double[] {0.1, 1, 10, 100}) {
      float[] w = SparseLogistic.fit(new int[][] {all, having}, holds, ridge);
      assertTrue(w[1] > 0 && w[1] < last, w[1] + " after " + last);
      // Where it stands still, slope and ridge are even: Σ (y - p) = λ w.
      double p = LogOdds.probability(w[0] + w[1]);
      assertEquals(ridge * w[1], 10 * (1 - p), 0.1);
      last = w[1];
    }
  }

  @Test
  void sparseLogistic_ofAConstantIsItsLogOdds() {
    boolean[] never = new boolean[9];
    float[] w = SparseLogistic.fit(new int[][] {{}}, never, 1);
    assertArrayEquals(new float[] {(float) Math.log(0.5 / 9.5)}, w);
  }

  @Test
  void cholesky_solvesThreeEquations() {
    double[][] a = {{4, 0, 0}, {12, 37, 0}, {-16, -43, 98}};
    assertArrayEquals(
        new double[] {1, 2, 3}, Cholesky.solve(a, new double[] {-20, -43, 192}), 1e-9);
  }

  @Test
  void cholesky_ofNothingHasLeastPivots() {
    assertEquals(1e12, Cholesky.solve(new double[1][1], new double[] {1})[0], 1);
  }
}
