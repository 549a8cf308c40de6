package dev.yantra.codex.teacher;

/**
 * The calls, tokens and money that asking would take, before anything is sent.
 *
 * @param calls calls to the server
 * @param inputTokens tokens of all questions, at four characters a token
 * @param outputTokens tokens of all answers, as they usually are
 * @param usd the price of these, in US dollars
 * @param mostUsd the price if every answer is as long as it may be; what the budget sets aside
 */
public record Estimate(
    long calls, long inputTokens, long outputTokens, double usd, double mostUsd) {
  /** The cost of an offline teacher. */
  public static final Estimate NOTHING = new Estimate(0, 0, 0, 0, 0);

  /** Both together. */
  public Estimate plus(Estimate other) {
    return new Estimate(
        calls + other.calls,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        usd + other.usd,
        mostUsd + other.mostUsd);
  }
}
