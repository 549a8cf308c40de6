package dev.yantra.codex.math;

import java.util.Arrays;
import java.util.List;

/**
 * Newton's method for the greatest value of a sum of concave terms:
 *
 * <pre>w ← w + α H⁻¹ g,   g = Σ ∇f(w),   H = −Σ ∇²f(w)</pre>
 *
 * <p>Terms are added up in the order in which they are given, so that equal terms give equal bits.
 */
public final class Newton {
  /** A concave function of the weights. */
  public interface Term {
    /** Its value. */
    double of(double[] w);

    /** Adds its slope and the negative of its curvature (the lower triangle) to two sums. */
    void derive(double[] w, double[] gradient, double[][] hessian);
  }

  /**
   * The length of a step and the end of the search.
   *
   * @param steps at most this many
   * @param bound no weight moves further in one step; may be infinite
   * @param shortest a step that makes the sum smaller is halved until it would be shorter than this
   *     part of itself; 1 takes every step as it is
   * @param tolerance the search ends when no weight moves as far
   */
  public record Rule(int steps, double bound, double shortest, double tolerance) {
    /** Where the sum is flat, Newton's step overshoots: halving it finds the way back. */
    public static final Rule LINE_SEARCH = new Rule(25, Double.POSITIVE_INFINITY, 1e-6, 1e-7);

    /** Steps of at most 2 units of log-odds: cheaper, and as good where a prior holds firmly. */
    public static final Rule BOUNDED = new Rule(30, 2, 1, 1e-6);

    private boolean searches() {
      return shortest < 1;
    }
  }

  /**
   * A Gaussian prior around given weights, {@code −λ/2 ‖w − w₀‖²}.
   *
   * @param centre w₀, where the weights stay without evidence
   * @param strength λ
   * @param jitter added to the curvature alone, so that the equations can be solved with λ = 0
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one fit; nobody compares it.
  public record Ridge(double[] centre, double strength, double jitter) implements Term {
    /** A prior without jitter. */
    public Ridge(double[] centre, double strength) {
      this(centre, strength, 0);
    }

    @Override
    public double of(double[] w) {
      double squares = 0;
      for (int i = 0; i < w.length; i++) {
        squares += (w[i] - centre[i]) * (w[i] - centre[i]);
      }
      return -(strength / 2 * squares);
    }

    @Override
    public void derive(double[] w, double[] gradient, double[][] hessian) {
      for (int i = 0; i < w.length; i++) {
        gradient[i] -= strength * (w[i] - centre[i]);
        hessian[i][i] += strength + jitter;
      }
    }
  }

  private Newton() {}

  /**
   * Where the sum of the terms is greatest.
   *
   * @param start the first guess
   */
  public static double[] greatest(List<Term> terms, double[] start, Rule rule) {
    double[] w = start.clone();
    double value = rule.searches() ? value(terms, w) : 0;
    for (int step = 0; step < rule.steps; step++) {
      double[] move = move(terms, w, rule.bound);
      double longest = Arrays.stream(move).map(Math::abs).max().orElse(0);
      double length = 1;
      double[] next = moved(w, move, length);
      if (rule.searches()) {
        double better = value(terms, next);
        while (better < value && length > rule.shortest) {
          length /= 2;
          next = moved(w, move, length);
          better = value(terms, next);
        }
        if (better < value) {
          break;
        }
        value = better;
      }
      w = next;
      if (length * longest < rule.tolerance) {
        break;
      }
    }
    return w;
  }

  private static double value(List<Term> terms, double[] w) {
    double sum = 0;
    for (Term term : terms) {
      sum += term.of(w);
    }
    return sum;
  }

  private static double[] move(List<Term> terms, double[] w, double bound) {
    double[] gradient = new double[w.length];
    double[][] hessian = new double[w.length][w.length];
    terms.forEach(term -> term.derive(w, gradient, hessian));
    double[] move = Cholesky.solve(hessian, gradient);
    for (int i = 0; i < move.length; i++) {
      move[i] = Math.max(-bound, Math.min(bound, move[i]));
    }
    return move;
  }

  private static double[] moved(double[] w, double[] move, double length) {
    double[] next = w.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += length * move[i];
    }
    return next;
  }
}
