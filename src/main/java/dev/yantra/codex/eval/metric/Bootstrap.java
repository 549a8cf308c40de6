package dev.yantra.codex.eval.metric;

import dev.yantra.codex.math.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap over groups of cases (Efron and Tibshirani 1993, chapter 13): groups are
 * drawn with replacement, since the cases within one are no independent evidence.
 */
public final class Bootstrap {
  private final long seed;
  private final int resamples;

  /**
   * A bootstrap.
   *
   * @param resamples how many resamples are drawn, at least 1
   */
  public Bootstrap(long seed, int resamples) {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples " + resamples);
    }
    this.seed = seed;
    this.resamples = resamples;
  }

  /**
   * The figure with its interval.
   *
   * @param groups the group of each case, shape [cases]
   */
  public Interval interval(Metric metric, int[] groups) {
    return interval(List.of(metric), groups);
  }

  /**
   * The mean of a figure over several trainings, with an interval over trainings and cases: each
   * resample draws groups of cases, the same for all, and trainings (after Bouthillier et al. 2021,
   * who show how much of the variance of a benchmark is the training's).
   *
   * @param trainings the figure of each training on the same cases
   * @param groups the group of each case, shape [cases]
   */
  public Interval interval(List<Metric> trainings, int[] groups) {
    int[] ones = new int[groups.length];
    Arrays.fill(ones, 1);
    double value =
        groups.length == 0
            ? Double.NaN
            : trainings.stream().mapToDouble(m -> m.of(ones)).average().orElse(Double.NaN);
    if (Double.isNaN(value)) {
      return Interval.UNDEFINED;
    }
    int[] distinct = Arrays.stream(groups).distinct().sorted().toArray();
    int[] groupOf = Arrays.stream(groups).map(g -> Arrays.binarySearch(distinct, g)).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    int defined = 0;
    for (int r = 0; r < resamples; r++) {
      int[] drawn = new int[distinct.length];
      for (int i = 0; i < distinct.length; i++) {
        drawn[random.nextInt(distinct.length)]++;
      }
      int[] weights = Arrays.stream(groupOf).map(g -> drawn[g]).toArray();
      double resampled = mean(trainings, weights, random);
      if (!Double.isNaN(resampled)) {
        values[defined++] = resampled;
      }
    }
    if (defined == 0) {
      return new Interval(value, value, value);
    }
    double[] sorted = Arrays.copyOf(values, defined);
    Arrays.sort(sorted);
    return new Interval(
        value, Quantiles.interpolated(sorted, 0.025), Quantiles.interpolated(sorted, 0.975));
  }

  private static double mean(List<Metric> trainings, int[] weights, SplittableRandom random) {
    if (trainings.size() == 1) {
      return trainings.get(0).of(weights);
    }
    double[] known = new double[trainings.size()];
    Arrays.fill(known, Double.NaN);
    double sum = 0;
    for (int i = 0; i < known.length; i++) {
      int drawn = random.nextInt(known.length);
      if (Double.isNaN(known[drawn])) {
        known[drawn] = trainings.get(drawn).of(weights);
      }
      sum += known[drawn];
    }
    return sum / known.length;
  }
}
