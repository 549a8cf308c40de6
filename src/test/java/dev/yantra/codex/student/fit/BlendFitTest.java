package dev.yantra.codex.student.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.math.LogisticRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BlendFitTest {
  @Test
  void cases_findsTheWeightsThatMadeThem() {
    Random random = new Random(3);
    Blend truth = new Blend(new double[] {1.5, -0.7}, 0.3);
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double[] f = {random.nextGaussian(), random.nextGaussian()};
      cases.add(new LogisticRegression.Case(f, random.nextDouble() < truth.probability(f), 1));
    }
    Blend fitted = BlendFit.cases(cases, new Blend(new double[] {0, 0}, 0), 1e-3);
    assertEquals(1.5, fitted.weights()[0], 0.1);
    assertEquals(-0.7, fitted.weights()[1], 0.1);
    assertEquals(0.3, fitted.intercept(), 0.1);
  }

  @Test
  void choices_findsTheWeightsThatMadeThem() {
    Random random = new Random(3);
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      double[][] evidence = new double[4][2];
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < 4; c++) {
        evidence[c] = new double[] {random.nextGaussian(), random.nextGaussian()};
        // Gumbel noise makes the arg max a draw from the softmax.
        double noise = -Math.log(-Math.log(random.nextDouble()));
        double score = 2 * evidence[c][0] - evidence[c][1] + noise;
        if (score > most) {
          most = score;
          best = c;
        }
      }
      choices.add(new ConditionalLogit.Choice(evidence, new int[] {best}));
    }
    Blend fitted = BlendFit.choices(choices, new Blend(new double[] {0, 0}, 0), 1e-3);
    assertEquals(2, fitted.weights()[0], 0.15);
    assertEquals(-1, fitted.weights()[1], 0.15);
  }

  @Test
  void cases_findTheirWayBackFromWhereTheLikelihoodIsFlat() {
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      double z = 10 + i % 20;
      cases.add(new LogisticRegression.Case(new double[] {z}, z >= 28 && i % 3 != 0, 1));
    }
    Blend fitted = BlendFit.cases(cases, new Blend(new double[] {1}, 0), 1e-3);
    assertEquals(0.7, fitted.probability(29), 0.2);
    assertEquals(0, fitted.probability(20), 0.01);
  }
}
