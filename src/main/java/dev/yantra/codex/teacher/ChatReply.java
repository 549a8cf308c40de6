package dev.yantra.codex.teacher;

import java.util.List;

/**
 * A model's reply.
 *
 * @param text what it wrote
 * @param stop why it stopped
 * @param model the model that says it answered
 * @param inputTokens tokens that are charged for the question
 * @param outputTokens tokens that are charged for the answer
 * @param firstToken alternatives for the first token; empty if the server does not tell
 * @param delivery how often it had to be asked for
 */
record ChatReply(
    String text,
    Stop stop,
    String model,
    long inputTokens,
    long outputTokens,
    List<Alternative> firstToken,
    Delivery delivery) {
  ChatReply {
    firstToken = List.copyOf(firstToken);
  }

  ChatReply delivered(Delivery other) {
    return new ChatReply(text, stop, model, inputTokens, outputTokens, firstToken, other);
  }

  /** Why a model stopped. */
  enum Stop {
    DONE,
    LENGTH,
    REFUSED
  }

  /** A token that could have stood there, and how likely it was. */
  record Alternative(String token, double probability) {}
}
