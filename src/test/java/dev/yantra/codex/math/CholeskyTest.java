package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class CholeskyTest {
  @Test
  void solve_readsOnlyTheLowerHalf() {
    double[][] a = {{4, 99}, {2, 3}};

    assertArrayEquals(new double[] {1, 2}, Cholesky.solve(a, new double[] {8, 8}), 1e-12);
  }
}
