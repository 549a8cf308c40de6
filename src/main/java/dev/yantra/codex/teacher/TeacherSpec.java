package dev.yantra.codex.teacher;

import java.time.Clock;

/**
 * A teacher behind HTTP: its name, its price, and how it is asked.
 *
 * @param kind the protocol that it speaks
 * @param samples answers that a verbalised probability averages
 * @param maxTokens the most tokens of an answer, thinking included
 * @param timeoutSeconds the longest wait for a whole answer
 * @param batch true if it is asked by batches
 * @param logprobs true if to look for log-probabilities
 */
public record TeacherSpec(
    String kind,
    String model,
    String host,
    Price price,
    int samples,
    int maxTokens,
    int timeoutSeconds,
    boolean batch,
    boolean logprobs,
    Clock clock) {
  /** An answer of this length is usual: code, five sentences, some fifty labels. */
  private static final int USUAL_OUTPUT_TOKENS = 1600;

  private static final int ENVELOPE_TOKENS = 20;
  private static final double USUAL_CHARACTERS_PER_TOKEN = 4;

  /** Code can be short in characters a token. */
  private static final double FEWEST_CHARACTERS_PER_TOKEN = 2.5;

  public static long usualTokens(long characters) {
    return tokens(characters, USUAL_CHARACTERS_PER_TOKEN);
  }

  public static long mostTokens(long characters) {
    return tokens(characters, FEWEST_CHARACTERS_PER_TOKEN);
  }

  /** Tokens of an answer as it usually is. */
  public int usualOutputTokens() {
    return Math.min(maxTokens, USUAL_OUTPUT_TOKENS);
  }

  /** The most that one call can cost, in US dollars. */
  public double mostUsd(long characters, int maxTokens) {
    return price.of(mostTokens(characters), maxTokens);
  }

  private static long tokens(long characters, double charactersPerToken) {
    return ENVELOPE_TOKENS + (long) Math.ceil(characters / charactersPerToken);
  }
}
