package dev.yantra.codex.math;

/** Shannon's entropy in nats. */
public final class Entropy {
  private Entropy() {}

  /** The entropy of a yes or no, {@code −p ln p − (1 − p) ln(1 − p)}. */
  public static double ofYes(double p) {
    return term(p) + term(1 - p);
  }

  private static double term(double p) {
    return p > 0 ? -p * Math.log(p) : 0;
  }
}
