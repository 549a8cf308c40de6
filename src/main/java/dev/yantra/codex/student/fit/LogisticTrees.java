package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.LogisticRegression;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Trees for yes-or-no questions, grown on the likelihood of a logistic regression:
 *
 * <pre>p = σ(s),   g = w (y − p),   h = w p (1 − p)</pre>
 */
public final class LogisticTrees {
  /** Parts of the cases that are asked in turn about trees grown on the others. */
  private static final int PARTS = 3;

  private LogisticTrees() {}

  /** The likelihood of some answers, each of weight 1. */
  public static BoostedTrees.Likelihood likelihood(boolean[] yes) {
    double[] weights = new double[yes.length];
    Arrays.fill(weights, 1);
    return likelihood(yes.clone(), weights);
  }

  private static BoostedTrees.Likelihood likelihood(boolean[] yes, double[] weights) {
    return (scores, gradient, hessian) -> {
      for (int r = 0; r < scores.length; r++) {
        double p = LogOdds.probability(scores[r]);
        gradient[r] = weights[r] * ((yes[r] ? 1 : 0) - p);
        hessian[r] = weights[r] * Math.max(1e-6, p * (1 - p));
      }
    };
  }

  /**
   * As many trees as help on cases that they were not grown on, at most as many as planned.
   *
   * @param groups what belongs together, shape [cases]: no group is asked about itself
   * @param start the log-odds that they go on from
   */
  public static BoostedTrees fit(
      List<LogisticRegression.Case> cases,
      int[] groups,
      ToDoubleFunction<double[]> start,
      BoostedTrees.Plan plan) {
    double[] likelihoods = new double[plan.trees() + 1];
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      int[] asked =
          IntStream.range(0, groups.length).filter(i -> part(groups[i]) == left).toArray();
      int[] told = IntStream.range(0, groups.length).filter(i -> part(groups[i]) != left).toArray();
      BoostedTrees trees = grow(of(cases, told), start, plan);
      for (LogisticRegression.Case one : of(cases, asked)) {
        double score = start.applyAsDouble(one.evidence());
        likelihoods[0] += one.weight() * LogOdds.logLikelihood(score, one.yes());
        for (int t = 0; t < plan.trees(); t++) {
          score += trees.trees().get(t).of(one.evidence());
          likelihoods[t + 1] += one.weight() * LogOdds.logLikelihood(score, one.yes());
        }
      }
    }
    int best = 0;
    for (int t = 1; t < likelihoods.length; t++) {
      best = likelihoods[t] > likelihoods[best] ? t : best;
    }
    return grow(cases, start, plan.of(best));
  }

  private static int part(int group) {
    return Math.floorMod((group * 0x27D4EB2D) >>> 7, PARTS);
  }

  private static List<LogisticRegression.Case> of(
      List<LogisticRegression.Case> cases, int[] positions) {
    return IntStream.of(positions).mapToObj(cases::get).toList();
  }

  /** As many trees as planned, grown on all cases. */
  public static BoostedTrees grow(
      List<LogisticRegression.Case> cases,
      ToDoubleFunction<double[]> start,
      BoostedTrees.Plan plan) {
    boolean[] yes = new boolean[cases.size()];
    double[] weights = new double[cases.size()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = cases.get(i).yes();
      weights[i] = cases.get(i).weight();
    }
    return BoostedTrees.grow(
        TreeColumns.of(cases.stream().map(LogisticRegression.Case::evidence).toList()),
        cases.stream().map(LogisticRegression.Case::evidence).mapToDouble(start).toArray(),
        likelihood(yes, weights),
        plan);
  }
}
