package dev.yantra.codex.math;

import java.util.Arrays;

/**
 * Scores as probabilities that add up to 1:
 *
 * <pre>p_i = e^{s_i} / Σ_j e^{s_j}</pre>
 *
 * <p>The greatest score is subtracted first, so that nothing overflows.
 */
public final class Softmax {
  private Softmax() {}

  /** Replaces scores by their probabilities. */
  public static void replace(double[] scores) {
    of(scores, 0, scores.length, scores);
  }

  /**
   * The softmax over a part of the scores.
   *
   * @param target receives the probabilities at the same positions; may be {@code scores}
   */
  public static void of(double[] scores, int from, int to, double[] target) {
    double sum = exponentials(scores, from, to, target);
    for (int i = from; i < to; i++) {
      target[i] /= sum;
    }
  }

  /** Replaces scores by {@code e^{s_i − max}} and gives the sum of these. */
  public static double exponentials(double[] scores) {
    return exponentials(scores, 0, scores.length, scores);
  }

  private static double exponentials(double[] scores, int from, int to, double[] target) {
    double greatest = greatest(scores, from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      target[i] = Math.exp(scores[i] - greatest);
      sum += target[i];
    }
    return sum;
  }

  /** Replaces scores by the logarithms of their probabilities, {@code s_i − ln Σ_j e^{s_j}}. */
  public static void replaceByLogs(double[] scores) {
    double greatest = greatest(scores, 0, scores.length);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - greatest);
    }
    double normaliser = greatest + Math.log(sum);
    for (int i = 0; i < scores.length; i++) {
      scores[i] -= normaliser;
    }
  }

  /**
   * The softmax with a compensated sum (Kahan 1965), for as many scores as a repository has
   * methods.
   */
  public static double[] compensated(double[] scores) {
    double greatest = greatest(scores, 0, scores.length);
    double[] powers = Arrays.stream(scores).map(s -> Math.exp(s - greatest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(p -> p / sum).toArray();
  }

  /**
   * The softmax of {@code s / τ} in floats.
   *
   * @param temperature τ, above 0: the less it is, the more the greatest score takes
   */
  public static float[] tempered(float[] scores, float temperature) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      greatest = Math.max(greatest, score);
    }
    double sum = 0;
    float[] p = new float[scores.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = (float) Math.exp((scores[i] - greatest) / temperature);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= (float) sum;
    }
    return p;
  }

  private static double greatest(double[] scores, int from, int to) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, scores[i]);
    }
    return greatest;
  }
}
