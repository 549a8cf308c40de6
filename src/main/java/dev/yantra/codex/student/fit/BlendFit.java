package dev.yantra.codex.student.fit;

import dev.yantra.codex.student.algebra.Cholesky;
import java.util.Arrays;
import java.util.List;

/**
 * Fits blends by Newton's method with a line search on a ridge-regularised likelihood, which is
 * concave and has two dozen unknowns at most.
 */
public final class BlendFit {
  private static final int STEPS = 25;

  /**
   * One choice among several.
   *
   * @param evidence one row for each candidate
   * @param chosen positions of the right ones
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one fit; nobody compares it.
  public record Choice(double[][] evidence, int[] chosen) {}

  /**
   * One yes or no.
   *
   * @param weight how often it counts
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one fit; nobody compares it.
  public record Case(double[] evidence, boolean yes, double weight) {}

  /** A log-likelihood that is concave in the weights. */
  private interface Likelihood {
    double of(double[] w);

    /** Adds its slope and the negative of its curvature (the lower triangle) to two sums. */
    void derive(double[] w, double[] gradient, double[][] hessian);
  }

  private BlendFit() {}

  /**
   * Weights of a conditional logit (McFadden 1974): {@code p(c) = e^{w·f_c} / Σ e^{w·f}} over each
   * choice's candidates. Starts from, and is held near, {@code start}.
   */
  public static Blend choices(List<Choice> choices, Blend start, double ridge) {
    Likelihood likelihood =
        new Likelihood() {
          @Override
          public double of(double[] w) {
            return choices.stream().mapToDouble(choice -> value(choice, w)).sum();
          }

          @Override
          public void derive(double[] w, double[] gradient, double[][] hessian) {
            choices.forEach(choice -> accumulate(choice, w, gradient, hessian));
          }
        };
    return new Blend(greatest(likelihood, start.weights(), ridge), start.intercept());
  }

  private static double value(Choice choice, double[] w) {
    double[] p = softmax(choice.evidence, w);
    double sum = 0;
    for (int chosen : choice.chosen) {
      sum += Math.log(Math.max(p[chosen], Double.MIN_NORMAL));
    }
    return sum;
  }

  private static void accumulate(Choice choice, double[] w, double[] gradient, double[][] hessian) {
    int size = w.length;
    double[] p = softmax(choice.evidence, w);
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
      if (p[c] > 1e-9) {
        for (int i = 0; i < size; i++) {
          double di = times * p[c] * (choice.evidence[c][i] - mean[i]);
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += di * (choice.evidence[c][j] - mean[j]);
          }
        }
      }
    }
  }

  private static double[] softmax(double[][] evidence, double[] w) {
    double[] p = new double[evidence.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < p.length; c++) {
      for (int i = 0; i < w.length; i++) {
        p[c] += w[i] * evidence[c][i];
      }
      greatest = Math.max(greatest, p[c]);
    }
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(p[c] - greatest);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  /** Weights and intercept of a logistic regression, held near {@code start}. */
  public static Blend cases(List<Case> cases, Blend start, double ridge) {
    int size = start.weights().length + 1;
    double[] prior = Arrays.copyOf(start.weights(), size);
    prior[size - 1] = start.intercept();
    Likelihood likelihood =
        new Likelihood() {
          @Override
          public double of(double[] w) {
            double sum = 0;
            for (Case one : cases) {
              double z = logit(one, w);
              // ln σ(z) or ln σ(-z), without overflow.
              double margin = one.yes ? -z : z;
              sum -= one.weight * (Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin))));
            }
            return sum;
          }

          @Override
          public void derive(double[] w, double[] gradient, double[][] hessian) {
            double[] f = new double[size];
            f[size - 1] = 1;
            for (Case one : cases) {
              System.arraycopy(one.evidence, 0, f, 0, size - 1);
              double p = Blend.sigmoid(logit(one, w));
              double error = one.weight * ((one.yes ? 1 : 0) - p);
              double curvature = one.weight * p * (1 - p);
              for (int i = 0; i < size; i++) {
                gradient[i] += error * f[i];
                for (int j = 0; j <= i; j++) {
                  hessian[i][j] += curvature * f[i] * f[j];
                }
              }
            }
          }
        };
    double[] w = greatest(likelihood, prior, ridge);
    return new Blend(Arrays.copyOf(w, size - 1), w[size - 1]);
  }

  private static double logit(Case one, double[] w) {
    double z = w[w.length - 1];
    for (int i = 0; i < one.evidence.length; i++) {
      z += w[i] * one.evidence[i];
    }
    return z;
  }

  /** Where likelihood minus {@code ridge / 2 · ‖w − prior‖²} is greatest, sought from the prior. */
  private static double[] greatest(Likelihood likelihood, double[] prior, double ridge) {
    double[] w = prior.clone();
    double value = likelihood.of(w);
    for (int step = 0; step < STEPS; step++) {
      double[] move = newton(likelihood, w, prior, ridge);
      double longest = Arrays.stream(move).map(Math::abs).max().orElse(0);
      // Where the likelihood is flat, Newton's step overshoots, and the next one comes back.
      double length = 1;
      double[] next = moved(w, move, length);
      double better = likelihood.of(next) - penalty(next, prior, ridge);
      while (better < value && length > 1e-6) {
        length /= 2;
        next = moved(w, move, length);
        better = likelihood.of(next) - penalty(next, prior, ridge);
      }
      if (better < value) {
        break;
      }
      w = next;
      value = better;
      if (length * longest < 1e-7) {
        break;
      }
    }
    return w;
  }

  private static double[] moved(double[] w, double[] move, double length) {
    double[] next = w.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += length * move[i];
    }
    return next;
  }

  private static double penalty(double[] w, double[] prior, double ridge) {
    double squares = 0;
    for (int i = 0; i < w.length; i++) {
      squares += (w[i] - prior[i]) * (w[i] - prior[i]);
    }
    return ridge / 2 * squares;
  }

  private static double[] newton(Likelihood likelihood, double[] w, double[] prior, double ridge) {
    int size = w.length;
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    likelihood.derive(w, gradient, hessian);
    for (int i = 0; i < size; i++) {
      gradient[i] -= ridge * (w[i] - prior[i]);
      hessian[i][i] += ridge;
      for (int j = 0; j < i; j++) {
        hessian[j][i] = hessian[i][j];
      }
    }
    return Cholesky.solve(hessian, gradient);
  }
}
