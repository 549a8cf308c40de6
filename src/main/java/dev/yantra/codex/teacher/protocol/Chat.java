package dev.yantra.codex.teacher.protocol;

/** A model that answers one message with one message, over any protocol. */
public interface Chat {
  /**
   * Sends a message and waits for the reply. Several threads may send at once.
   *
   * @throws ChatFailureException if no reply came
   */
  ChatReply send(ChatRequest request) throws ChatFailureException;
}
