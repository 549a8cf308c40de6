package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.teacher.AnswerSchema;

/**
 * A message to a model.
 *
 * @param key what this call is known by, however often it is sent
 * @param system what the model is to do
 * @param user what it is to do it with
 * @param maxTokens the most tokens that it may answer with, its thinking included
 * @param form what the answer has to look like
 */
public record ChatRequest(String key, String system, String user, int maxTokens, Form form) {
  /** The form that an answer must have. */
  enum Form {
    /** An object of {@link AnswerSchema}. */
    ANSWER,
    /** One token, with the probabilities of its alternatives. */
    ONE_TOKEN
  }
}
