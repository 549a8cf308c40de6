package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LinearTest {
  private static final Set<String> NOTHING = Set.of();

  /** Of 4000 declarations, those with term "a" hold four times in five, the others once. */
  private static Matrix fitted(double ridge) {
    Random random = new Random(3);
    List<int[]> rows = new ArrayList<>();
    boolean[] holds = new boolean[4000];
    for (int i = 0; i < holds.length; i++) {
      boolean a = random.nextBoolean();
      rows.add(Linear.positions(a ? Set.of("a", "noise" + i % 7) : Set.of("noise" + i % 7)));
      holds[i] = random.nextDouble() < (a ? 0.8 : 0.2);
    }
    return Linear.fit(rows, List.of(holds, new boolean[holds.length]), ridge);
  }

  private static double probability(Matrix weights, int label, Set<String> terms) {
    return LogOdds.probability(Linear.logit(weights, label, Linear.positions(terms)));
  }

  @Test
  void fit_findsTheOddsThatMadeTheCases() {
    Matrix weights = fitted(1);
    assertEquals(0.8, probability(weights, 0, Set.of("a", "noise3")), 0.05);
    assertEquals(0.2, probability(weights, 0, Set.of("noise3")), 0.05);
  }

  @Test
  void labelThatNeverHolds_isUnlikelyWhateverIsSaid() {
    assertTrue(probability(fitted(1), 1, Set.of("a")) < 0.01);
  }

  @Test
  void ridge_holdsTermsBackButNotTheBias() {
    Matrix weights = fitted(1e6);
    assertEquals(0.5, probability(weights, 0, Set.of("a")), 0.03);
    assertTrue(probability(weights, 1, NOTHING) < 0.01);
  }

  @Test
  void fit_isTheSameEveryTime() {
    assertArrayEquals(fitted(1).toArray(), fitted(1).toArray());
  }
}
