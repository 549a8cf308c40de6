package dev.yantra.codex.eval.metric;

/**
 * The place of a true answer in a ranking, ties included: figures are expectations over a random
 * order of the tied (McSherry and Najork 2008).
 *
 * @param better how many wrong answers score higher
 * @param tied how many answers share its score, itself included
 */
public record Rank(int better, int tied) {
  /** The rank of an answer that a system does not give at all. */
  public static final Rank MISSING = new Rank(Integer.MAX_VALUE / 2, 1);

  public Rank {
    if (better < 0 || tied < 1) {
      throw new IllegalArgumentException("better " + better + ", tied " + tied);
    }
  }

  /** The rank of {@code scores[truth]}; higher scores are better. */
  public static Rank of(double[] scores, int truth) {
    int better = 0;
    int tied = 0;
    for (double score : scores) {
      better += score > scores[truth] ? 1 : 0;
      tied += score == scores[truth] ? 1 : 0;
    }
    return new Rank(better, tied);
  }

  /** Probability that it is among the first {@code k}: {@code min(1, max(0, (k - b) / t))}. */
  public double recallAt(int k) {
    return Math.min(1, Math.max(0, (double) (k - better) / tied));
  }

  /** Expected reciprocal rank: {@code (1/t) Σ_{i=b+1}^{b+t} 1/i}. */
  public double reciprocal() {
    if (better >= MISSING.better) {
      return 0;
    }
    double sum = 0;
    for (int i = better + 1; i <= better + tied; i++) {
      sum += 1.0 / i;
    }
    return sum / tied;
  }
}
