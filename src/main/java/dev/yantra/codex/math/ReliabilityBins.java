package dev.yantra.codex.math;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Probabilities and what came true of them, in ten bins of equal width. A reliability diagram is
 * drawn from these bins, and the expected calibration error is read off them (Naeini et al. 2015;
 * Guo et al. 2017, equation 3):
 *
 * <pre>ECE = Σ_b |b| / n · |mean truth in b − mean probability in b|</pre>
 */
public final class ReliabilityBins {
  private static final int BINS = 10;

  private final long[] n = new long[BINS];
  private final double[] probabilities = new double[BINS];
  private final double[] truths = new double[BINS];

  /** One bin: how many cases it holds, and the sums of their probabilities and truths. */
  public record Bin(long n, double probabilities, double truths) {}

  /**
   * Adds a case.
   *
   * @param probability from 0 to 1
   * @param truth from 0 to 1
   * @param weight its weight as a number of repetitions
   */
  public void add(double probability, double truth, int weight) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    n[bin] += weight;
    probabilities[bin] += weight * probability;
    truths[bin] += weight * truth;
  }

  /** The bins from 0 to 1. */
  public List<Bin> bins() {
    return IntStream.range(0, BINS)
        .mapToObj(b -> new Bin(n[b], probabilities[b], truths[b]))
        .toList();
  }

  /** The expected calibration error, from 0 to 1; not a number without any case. */
  public double error() {
    double error = 0;
    long total = 0;
    for (Bin bin : bins()) {
      error += Math.abs(bin.truths - bin.probabilities);
      total += bin.n;
    }
    return total == 0 ? Double.NaN : error / total;
  }
}
