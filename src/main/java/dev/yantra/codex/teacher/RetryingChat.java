package dev.yantra.codex.teacher;

import dev.yantra.codex.teacher.ChatFailureException.Remedy;
import java.util.Random;

/**
 * A chat that waits and tries again where that helps: as long as the server asks for, else
 * exponential back-off with full jitter (Brooker 2015), {@code uniform(0, min(cap, base · 2^k))}.
 */
final class RetryingChat implements Chat {
  private static final int ATTEMPTS = 7;
  private static final long BASE_MILLIS = 1_000;
  private static final long CAP_MILLIS = 60_000;

  /** A server that asks for more is out for today. */
  private static final long LONGEST_WAIT_MILLIS = 300_000;

  private final Chat chat;
  private final Pause pause;
  private final Random jitter;

  RetryingChat(Chat chat, Pause pause, long seed) {
    this.chat = chat;
    this.pause = pause;
    this.jitter = new Random(seed);
  }

  @Override
  public ChatReply send(ChatRequest request) throws ChatFailureException {
    int lost = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        ChatReply reply = chat.send(request);
        return reply.delivered(reply.delivery().plusLost(lost));
      } catch (ChatFailureException e) {
        lost += e.delivery().lost();
        Delivery delivery = new Delivery(lost, false);
        if (e.remedy() != Remedy.RETRY) {
          throw e.with(e.remedy(), delivery);
        }
        if (attempt == ATTEMPTS || e.waitMillis() > LONGEST_WAIT_MILLIS) {
          throw e.with(Remedy.STOP, delivery);
        }
        sleep(Math.max(e.waitMillis(), backOff(attempt)), delivery);
      }
    }
  }

  private synchronized long backOff(int attempt) {
    long cap = Math.min(CAP_MILLIS, BASE_MILLIS << (attempt - 1));
    return (long) (jitter.nextDouble() * cap);
  }

  private void sleep(long millis, Delivery delivery) throws ChatFailureException {
    try {
      pause.millis(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChatFailureException(Remedy.STOP, "interrupted", 0).with(Remedy.STOP, delivery);
    }
  }
}
