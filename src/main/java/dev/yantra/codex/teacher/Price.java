package dev.yantra.codex.teacher;

/**
 * The price of a model.
 *
 * @param inputUsd US dollars per million tokens of the question
 * @param outputUsd US dollars per million tokens of the answer
 */
public record Price(double inputUsd, double outputUsd) {
  public static final Price FREE = new Price(0, 0);

  public Price {
    if (!(inputUsd >= 0 && outputUsd >= 0)) {
      throw new IllegalArgumentException("price " + inputUsd + ", " + outputUsd);
    }
  }

  /** A share of this price. */
  public Price times(double share) {
    return new Price(inputUsd * share, outputUsd * share);
  }

  /** The price of so many tokens, in US dollars. */
  public double of(long inputTokens, long outputTokens) {
    return (inputTokens * inputUsd + outputTokens * outputUsd) / 1e6;
  }
}
