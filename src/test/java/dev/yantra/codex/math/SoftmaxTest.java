package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SoftmaxTest {
  private static final double[] SHARES = {0.1, 0.3, 0.6};

  private static double[] scores() {
    return new double[] {1000, 1000 + Math.log(3), 1000 + Math.log(6)};
  }

  @Test
  void replace_givesSharesThatAddUpToOne() {
    double[] p = scores();
    Softmax.replace(p);
    assertArrayEquals(SHARES, p, 1e-12);
  }

  @Test
  void of_leavesOtherPartsAsTheyAre() {
    double[] target = {7, 7, 7, 7, 7};
    Softmax.of(new double[] {9, 0, Math.log(3), 50, 9}, 1, 3, target);
    assertArrayEquals(new double[] {7, 0.25, 0.75, 7, 7}, target, 1e-12);
  }

  @Test
  void exponentials_areRelativeToTheGreatest() {
    double[] powers = scores();
    assertEquals(10.0 / 6, Softmax.exponentials(powers), 1e-12);
    assertArrayEquals(new double[] {1.0 / 6, 0.5, 1}, powers, 1e-12);
  }

  @Test
  void replaceByLogs_givesTheirLogarithms() {
    double[] logs = scores();
    Softmax.replaceByLogs(logs);
    assertArrayEquals(new double[] {Math.log(0.1), Math.log(0.3), Math.log(0.6)}, logs, 1e-12);
  }

  @Test
  void compensated_givesTheSameShares() {
    assertArrayEquals(SHARES, Softmax.compensated(scores()), 1e-12);
    assertEquals(0, Softmax.compensated(new double[0]).length);
  }

  @Test
  void tempered_dividesByTheTemperature() {
    float[] p = Softmax.tempered(new float[] {-1, 0, 0.5f * (float) Math.log(3)}, 0.5f);
    assertArrayEquals(
        new float[] {0.13533528f / 4.1353354f, 1 / 4.1353354f, 3 / 4.1353354f}, p, 1e-6f);
  }

  @Test
  void tempered_dividesFloatsAsFloats() {
    // In doubles the quotient rounds the other way, and a seed would no longer give the same model.
    float expected = (float) Math.exp((0.1f - 0.7f) / 0.07f);
    assertEquals(expected / (1 + expected), Softmax.tempered(new float[] {0.1f, 0.7f}, 0.07f)[0]);
  }
}
