package dev.yantra.codex.encoder;

/** A text cut into the numbers of a network's vocabulary. */
interface Tokenizer {
  /** Tokens at most: what MiniLM was trained on, and enough for the first sentence of a Javadoc. */
  int LIMIT = 128;

  /**
   * The tokens of a text, between the two that mark its beginning and its end; at most {@link
   * #LIMIT}.
   */
  long[] tokens(String text);
}
