package dev.yantra.codex.teacher.protocol;

/** A chat that tries again where that helps. */
final class RetryingChat implements Chat {
  private final Chat chat;
  private final RetryPolicy retries;

  RetryingChat(Chat chat, RetryPolicy retries) {
    this.chat = chat;
    this.retries = retries;
  }

  @Override
  public ChatReply send(ChatRequest request) throws ChatFailureException {
    RetryPolicy.Outcome<ChatReply> outcome = retries.persist(() -> chat.send(request));
    ChatReply reply = outcome.value();
    return reply.delivered(reply.delivery().plusLost(outcome.lost()));
  }
}
