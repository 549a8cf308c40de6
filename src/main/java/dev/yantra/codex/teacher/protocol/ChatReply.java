package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A model's reply.
 *
 * @param text what it wrote
 * @param stop why it stopped
 * @param model the model that says it answered
 * @param usage the tokens that are charged
 * @param firstToken alternatives for the first token; empty if the server does not tell
 * @param delivery how often it had to be asked for
 */
public record ChatReply(
    String text,
    Stop stop,
    String model,
    TokenUsage usage,
    List<Alternative> firstToken,
    Delivery delivery) {
  public ChatReply {
    firstToken = List.copyOf(firstToken);
  }

  ChatReply delivered(Delivery other) {
    return new ChatReply(text, stop, model, usage, firstToken, other);
  }

  /** Why a model stopped. */
  enum Stop {
    DONE,
    LENGTH,
    REFUSED
  }

  /** A token that could have stood there, and how likely it was. */
  record Alternative(String token, double probability) {
    /** Reads a token and the logarithm of its probability; empty if they are neither. */
    static Optional<Alternative> of(JsonNode token, JsonNode logprob) {
      return token.isTextual() && logprob.isNumber() && !Double.isNaN(logprob.doubleValue())
          ? Optional.of(
              new Alternative(token.textValue(), Math.min(1, Math.exp(logprob.doubleValue()))))
          : Optional.empty();
    }
  }
}
