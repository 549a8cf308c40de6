package dev.yantra.codex.corpus;

/**
 * A teacher's probability that the answer to a question is yes.
 *
 * @param probability from 0 to 1
 * @param how the way it was obtained: {@code retrieval}, {@code logprobs}, {@code verbalised}
 * @param n the number of neighbours or samples that it averages, at least 1
 * @param spread standard deviation over those samples; 0 for one
 */
public record SoftLabel(Question question, double probability, String how, int n, double spread) {
  public SoftLabel {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability + " of " + question);
    }
    if (n < 1 || !(spread >= 0)) {
      throw new IllegalArgumentException("n " + n + ", spread " + spread);
    }
  }
}
