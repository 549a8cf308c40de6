package dev.yantra.codex.math;

import java.util.List;

/**
 * The likelihood of a logistic regression (Bishop 2006, section 4.3):
 *
 * <pre>
 * L = Σ_i c_i ln σ(±w·x_i),   ∇L = Σ_i c_i (y_i − p_i) x_i,   −∇²L = Σ_i c_i p_i (1 − p_i) x_i x_iᵀ
 * </pre>
 *
 * @param cases the rows x with their answers y and counts c
 * @param intercept true if every row ends with a 1 that is not written; its weight is the last
 * @param leastCurvature p (1 − p) does not count as less, lest a sure model stand still
 */
public record LogisticRegression(List<Case> cases, boolean intercept, double leastCurvature)
    implements Newton.Term {
  /**
   * One yes or no.
   *
   * @param weight its weight as a number of repetitions
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one fit; nobody compares it.
  public record Case(double[] evidence, boolean yes, double weight) {}

  @Override
  public double of(double[] w) {
    double sum = 0;
    for (Case one : cases) {
      sum += one.weight * LogOdds.logLikelihood(logit(one, w), one.yes);
    }
    return sum;
  }

  @Override
  public void derive(double[] w, double[] gradient, double[][] hessian) {
    double[] x = new double[w.length];
    if (intercept) {
      x[w.length - 1] = 1;
    }
    for (Case one : cases) {
      System.arraycopy(one.evidence, 0, x, 0, one.evidence.length);
      double p = LogOdds.probability(logit(one, w));
      double error = one.weight * ((one.yes ? 1 : 0) - p);
      double curvature = Math.max(leastCurvature, one.weight * p * (1 - p));
      for (int i = 0; i < x.length; i++) {
        gradient[i] += error * x[i];
        for (int j = 0; j <= i; j++) {
          hessian[i][j] += curvature * x[i] * x[j];
        }
      }
    }
  }

  private double logit(Case one, double[] w) {
    double z = intercept ? w[w.length - 1] : 0;
    for (int i = 0; i < one.evidence.length; i++) {
      z += w[i] * one.evidence[i];
    }
    return z;
  }
}
