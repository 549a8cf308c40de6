package dev.yantra.codex.math;

import java.util.List;

/**
 * The likelihood of a conditional logit (McFadden 1974), in which a candidate of each choice wins
 * over the others:
 *
 * <pre>p(c) = e^{w·f_c} / Σ e^{w·f},   ∇L = Σ (f_chosen − E_p f),   −∇²L = Σ Cov_p f</pre>
 */
public record ConditionalLogit(List<Choice> choices) implements Newton.Term {
  /** Less likely candidates add nothing to the curvature that a float would show. */
  private static final double LEAST_PROBABILITY = 1e-9;

  /**
   * One choice among several.
   *
   * @param evidence one row for each candidate
   * @param chosen positions of the right ones
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one fit; nobody compares it.
  public record Choice(double[][] evidence, int[] chosen) {}

  @Override
  public double of(double[] w) {
    return choices.stream().mapToDouble(choice -> value(choice, w)).sum();
  }

  private static double value(Choice choice, double[] w) {
    double[] p = probabilities(choice.evidence, w);
    double sum = 0;
    for (int chosen : choice.chosen) {
      sum += Math.log(Math.max(p[chosen], Double.MIN_NORMAL));
    }
    return sum;
  }

  @Override
  public void derive(double[] w, double[] gradient, double[][] hessian) {
    choices.forEach(choice -> derive(choice, w, gradient, hessian));
  }

  private static void derive(Choice choice, double[] w, double[] gradient, double[][] hessian) {
    int size = w.length;
    double[] p = probabilities(choice.evidence, w);
    double[] mean = new double[size];
    for (int c = 0; c < p.length; c++) {
      for (int i = 0; i < size; i++) {
        mean[i] += p[c] * choice.evidence[c][i];
      }
    }
    int times = choice.chosen.length;
    for (int chosen : choice.chosen) {
      for (int i = 0; i < size; i++) {
        gradient[i] += choice.evidence[chosen][i] - mean[i];
      }
    }
    for (int c = 0; c < p.length; c++) {
      if (p[c] > LEAST_PROBABILITY) {
        for (int i = 0; i < size; i++) {
          double di = times * p[c] * (choice.evidence[c][i] - mean[i]);
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += di * (choice.evidence[c][j] - mean[j]);
          }
        }
      }
    }
  }

  private static double[] probabilities(double[][] evidence, double[] w) {
    double[] p = new double[evidence.length];
    for (int c = 0; c < p.length; c++) {
      p[c] = Vectors.dot(w, evidence[c]);
    }
    Softmax.replace(p);
    return p;
  }
}
