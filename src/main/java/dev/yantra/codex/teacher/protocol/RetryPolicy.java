package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import dev.yantra.codex.workspace.Durations;
import dev.yantra.codex.workspace.Progress;
import java.util.Random;

/**
 * The rules by which a failed call is made again: after as long as the server asks for, else after
 * exponential back-off with full jitter (Brooker 2015), {@code uniform(0, min(cap, base · 2^k))}.
 */
public final class RetryPolicy {
  private static final int ATTEMPTS = 7;

  /** A server that is just starting may be there in a moment; a wrong address never is. */
  private static final int BRIEF_ATTEMPTS = 3;

  /**
   * A second try that takes as long shows that the time is too short for this server, and each is
   * work that may be paid for.
   */
  private static final int LATE_ATTEMPTS = 2;

  private static final long BASE_MILLIS = 1_000;
  private static final long CAP_MILLIS = 60_000;

  /** A server that asks for more is out for today. */
  private static final long LONGEST_WAIT_MILLIS = 300_000;

  private final Pause pause;
  private final Random jitter;
  private final Progress progress;

  /**
   * @param progress the listener that is told of each further try and of its reason
   */
  public RetryPolicy(Pause pause, long seed, Progress progress) {
    this.pause = pause;
    this.progress = progress;
    this.jitter = new Random(seed);
  }

  /** Something that may fail and be tried again. */
  public interface Attempt<T> {
    T make() throws ChatFailureException;
  }

  /**
   * The outcome.
   *
   * @param lost attempts before it that the server may have done although no reply arrived
   */
  public record Outcome<T>(T value, int lost) {}

  /**
   * Tries until it works or there is no point in it.
   *
   * @throws ChatFailureException if it does not work; an answer that was late each time keeps its
   *     remedy, since another question may be answered faster
   */
  public <T> Outcome<T> persist(Attempt<T> attempt) throws ChatFailureException {
    int lost = 0;
    int late = 0;
    for (int i = 1; ; i++) {
      try {
        return new Outcome<>(attempt.make(), lost);
      } catch (ChatFailureException e) {
        lost += e.delivery().lost();
        Delivery delivery = new Delivery(lost, false);
        late += e.remedy() == Remedy.RETRY_ONCE ? 1 : 0;
        if (!e.remedy().again() || late == LATE_ATTEMPTS) {
          throw e.with(e.remedy(), delivery);
        }
        int most = e.remedy() == Remedy.RETRY_BRIEFLY ? BRIEF_ATTEMPTS : ATTEMPTS;
        if (i >= most || e.waitMillis() > LONGEST_WAIT_MILLIS) {
          throw e.with(Remedy.STOP, delivery);
        }
        long millis = Math.max(e.waitMillis(), backOff(i));
        progress.note(e.getMessage() + "; trying again in " + Durations.text(millis));
        sleep(millis, delivery);
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
