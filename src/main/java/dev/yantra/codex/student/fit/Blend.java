package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.LogOdds;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A logistic mix of a few pieces of evidence: {@code p = σ(w · f + b)}. It is both the gate between
 * network and cache and the calibration (Platt 1999) of what comes out.
 */
@SuppressWarnings("ArrayRecordComponent") // The constructor and the accessor copy.
public record Blend(double[] weights, double intercept) {
  public Blend {
    weights = weights.clone();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** The log-odds of the evidence {@code f}. */
  public double logit(double... f) {
    double sum = intercept;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * f[i];
    }
    return sum;
  }

  /** The probability of the evidence {@code f}. */
  public double probability(double... f) {
    return LogOdds.probability(logit(f));
  }

  /** The same order with rescaled log-odds: {@code p = σ(slope · (w · f + b) + shift)}. */
  public Blend rescaled(double slope, double shift) {
    return new Blend(
        Arrays.stream(weights).map(w -> w * slope).toArray(), intercept * slope + shift);
  }

  /** Reads what {@link #toString} writes. */
  public static Blend parse(String text) {
    double[] numbers =
        Pattern.compile(" ").splitAsStream(text).mapToDouble(Double::parseDouble).toArray();
    return new Blend(Arrays.copyOf(numbers, numbers.length - 1), numbers[numbers.length - 1]);
  }

  @Override
  public String toString() {
    return Arrays.stream(weights).mapToObj(w -> w + " ").collect(Collectors.joining()) + intercept;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blend blend
        && Arrays.equals(weights, blend.weights)
        && intercept == blend.intercept;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights) * 31 + Double.hashCode(intercept);
  }
}
