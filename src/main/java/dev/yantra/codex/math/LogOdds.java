package dev.yantra.codex.math;

/**
 * Probabilities on the scale of log-odds:
 *
 * <pre>logit(p) = ln(p / (1 − p)),   σ(z) = 1 / (1 + e^{−z})</pre>
 */
public final class LogOdds {
  /** How close to certainty shares come that are counted over the methods of a repository. */
  public static final double LEAST_SHARE = 0.002;

  private LogOdds() {}

  /**
   * The log-odds of a probability, which is first brought inside {@code [least, 1 − least]}.
   *
   * @param least how close to certainty a probability may come, above 0
   */
  public static double of(double p, double least) {
    double inside = Math.min(1 - least, Math.max(least, p));
    return Math.log(inside / (1 - inside));
  }

  /** The log-odds of how often something holds, with half a case more on either side. */
  public static double of(boolean[] holds) {
    int yes = 0;
    for (boolean hold : holds) {
      yes += hold ? 1 : 0;
    }
    return Math.log((yes + 0.5) / (holds.length - yes + 0.5));
  }

  /** The logistic function σ. */
  public static double probability(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** ln σ(z) for a yes and ln σ(−z) for a no, without overflow. */
  public static double logLikelihood(double z, boolean yes) {
    return -softplus(yes ? -z : z);
  }

  /**
   * The cross entropy {@code −t ln σ(z) − (1 − t) ln σ(−z)}, without overflow.
   *
   * @param truth t, from 0 to 1
   */
  public static double crossEntropy(double z, double truth) {
    return softplus(z) - truth * z;
  }

  /** ln(1 + e^z). */
  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
}
