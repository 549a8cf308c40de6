package dev.yantra.codex.generate.rank;

import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.math.LogOdds;
import java.util.ArrayList;
import java.util.List;

/**
 * A logistic model over {@link CandidateColumns}: {@code p = 1 / (1 + exp(-w·x))}.
 *
 * <p>Its order is what matters; its probability is calibrated afterwards.
 */
public record Ranker(List<Double> weights) {
  /** A maker of candidates is never believed to be surer than 99 in 100. */
  private static final double LEAST_PRIOR = 0.01;

  public Ranker {
    weights = List.copyOf(weights);
  }

  /** A candidate with its score. */
  public record Ranked(BodyCandidate candidate, double score, int position) {}

  double score(double[] features) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += weights.get(i) * features[i];
    }
    return sum;
  }

  /** Best first; ties in the order of the pool. */
  public List<Ranked> rank(List<BodyCandidate> pool, List<double[]> features) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      ranked.add(new Ranked(pool.get(i), score(features.get(i)), i));
    }
    return sorted(ranked);
  }

  private static List<Ranked> sorted(List<Ranked> ranked) {
    ranked.sort(
        (a, b) ->
            a.score != b.score
                ? Double.compare(b.score, a.score)
                : Integer.compare(a.position, b.position));
    return ranked;
  }

  /** The candidates by what their makers think of them. */
  public static List<Ranked> byPrior(List<BodyCandidate> pool) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      ranked.add(new Ranked(pool.get(i), LogOdds.of(pool.get(i).prior(), LEAST_PRIOR), i));
    }
    return sorted(ranked);
  }
}
