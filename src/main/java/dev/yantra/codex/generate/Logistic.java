package dev.yantra.codex.generate;

import dev.yantra.codex.student.algebra.Cholesky;
import java.util.List;

/**
 * Logistic regression with a Gaussian prior around given weights, fitted by Newton's method
 * (iteratively reweighted least squares; Bishop 2006, section 4.3.3):
 *
 * <pre>minimise -Σ_i [y_i log p_i + (1 - y_i) log(1 - p_i)] + λ/2 |w - w0|²,  p = σ(w·x)</pre>
 */
final class Logistic {
  private static final int ROUNDS = 30;

  private Logistic() {}

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  static double dot(double[] w, double[] x) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * x[i];
    }
    return sum;
  }

  /**
   * @param rows one example each
   * @param right its labels, from 0 to 1
   * @param start w0, where the weights stay without evidence
   * @param lambda how strongly they are held there
   */
  static double[] fit(List<double[]> rows, double[] right, double[] start, double lambda) {
    int n = start.length;
    double[] w = start.clone();
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (int i = 0; i < n; i++) {
        gradient[i] = lambda * (w[i] - start[i]);
        hessian[i][i] = lambda + 1e-9;
      }
      for (int r = 0; r < rows.size(); r++) {
        double[] x = rows.get(r);
        double p = sigmoid(dot(w, x));
        double weight = Math.max(1e-6, p * (1 - p));
        for (int i = 0; i < n; i++) {
          gradient[i] += (p - right[r]) * x[i];
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += weight * x[i] * x[j];
          }
        }
      }
      double[] step = Cholesky.solve(hessian, gradient);
      double largest = 0;
      for (int i = 0; i < n; i++) {
        double bounded = Math.max(-2, Math.min(2, step[i]));
        w[i] -= bounded;
        largest = Math.max(largest, Math.abs(bounded));
      }
      if (largest < 1e-6) {
        break;
      }
    }
    return w;
  }
}
