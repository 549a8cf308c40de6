package dev.yantra.codex.generate.rank;

import dev.yantra.codex.generate.rank.Ranker.Ranked;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.Newton;
import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.math.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link GenerationModel} from contests whose right answers are known.
 *
 * <p>The ranker is a conditional logit over each pool (McFadden 1974): {@code L = -Σ_pools log
 * Σ_{right} p_i, p = softmax(w·x)}, which cares for the order within a pool and nothing else.
 */
public final class RankerFit {
  /** Keeps the equations solvable where no case tells anything. */
  private static final double JITTER = 1e-9;

  /** Cases that are sure already still bend the likelihood a little. */
  private static final double LEAST_CURVATURE = 1e-6;

  /** Steps and rate of AdaGrad; chosen, not measured. */
  private static final int STEPS = 400;

  private static final double RATE = 0.5;
  private static final double NO_DIVISION_BY_ZERO = 1e-8;

  private RankerFit() {}

  /** Weights near {@code start}; {@code lambda} per pool holds them there. */
  public static Ranker ranker(List<Contest> contests, Ranker start, double lambda) {
    int n = CandidateColumns.ALL.size();
    double[] w0 = start.weights().stream().mapToDouble(Double::doubleValue).toArray();
    double[] w = w0.clone();
    double[] sum = new double[n];
    List<Contest> useful = contests.stream().filter(c -> c.right().contains(true)).toList();
    if (useful.isEmpty()) {
      return start;
    }
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[n];
      for (Contest contest : useful) {
        add(gradient, contest, w);
      }
      for (int i = 0; i < n; i++) {
        double g = gradient[i] / useful.size() + lambda * (w[i] - w0[i]);
        sum[i] += g * g; // AdaGrad (Duchi et al. 2011): features differ in scale
        w[i] -= RATE * g / (Math.sqrt(sum[i]) + NO_DIVISION_BY_ZERO);
      }
    }
    return new Ranker(Arrays.stream(w).boxed().toList());
  }

  /** Weights of the evidence for the first of each ranking, held near {@code start}. */
  public static List<Double> trust(
      List<Contest> contests, Ranker ranker, List<Double> start, double lambda) {
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (Contest c : contests) {
      List<Ranked> ranked = ranker.rank(c.candidates(), c.features());
      if (!ranked.isEmpty()) {
        boolean right = c.right().get(ranked.get(0).position());
        cases.add(
            new LogisticRegression.Case(GenerationModel.evidence(ranked, c.features()), right, 1));
      }
    }
    double[] prior = start.stream().mapToDouble(Double::doubleValue).toArray();
    double[] w =
        Newton.greatest(
            List.of(
                new Newton.Ridge(prior, lambda, JITTER),
                new LogisticRegression(cases, false, LEAST_CURVATURE)),
            prior,
            Newton.Rule.BOUNDED);
    return Arrays.stream(w).boxed().toList();
  }

  /** Adds the gradient of one pool's loss: {@code E_p[x] - E_p[x | right]}. */
  private static void add(double[] gradient, Contest contest, double[] w) {
    int size = contest.features().size();
    double[] p = new double[size];
    for (int i = 0; i < size; i++) {
      p[i] = Vectors.dot(w, contest.features().get(i));
    }
    double all = Softmax.exponentials(p);
    double good = 0;
    for (int i = 0; i < size; i++) {
      good += contest.right().get(i) ? p[i] : 0;
    }
    for (int i = 0; i < size; i++) {
      double q = contest.right().get(i) ? p[i] / good : 0;
      double weight = p[i] / all - q;
      double[] x = contest.features().get(i);
      for (int f = 0; f < w.length; f++) {
        gradient[f] += weight * x[f];
      }
    }
  }
}
