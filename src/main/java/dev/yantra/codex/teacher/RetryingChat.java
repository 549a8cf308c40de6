package dev.yantra.codex.teacher;

/** A chat that tries again where that helps. */
final class RetryingChat implements Chat {
  private final Chat chat;
  private final RetryPolicy patience;

  RetryingChat(Chat chat, RetryPolicy patience) {
    this.chat = chat;
    this.patience = patience;
  }

  @Override
  public ChatReply send(ChatRequest request) throws ChatFailureException {
    RetryPolicy.Outcome<ChatReply> outcome = patience.persist(() -> chat.send(request));
    ChatReply reply = outcome.value();
    return reply.delivered(reply.delivery().plusLost(outcome.lost()));
  }
}
