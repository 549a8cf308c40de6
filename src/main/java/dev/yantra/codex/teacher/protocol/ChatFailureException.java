package dev.yantra.codex.teacher.protocol;

import java.io.IOException;

/** A call without a reply: what went wrong, and whether another try can help. */
public final class ChatFailureException extends IOException {
  /** The action that it asks for. */
  public enum Remedy {
    /** Wait and try again: the server is busy or the line is bad. */
    RETRY,
    /** Try again twice at most: no server listens there, or no such host is known. */
    RETRY_BRIEFLY,
    /** Try again once: the answer did not come in time. */
    RETRY_ONCE,
    /** Leave this request: the server will never take it. */
    SKIP,
    /** Give this request up for now: the server did not come to it. */
    LEAVE,
    /** Stop asking: a key is rejected, a quota used up, a model unknown. */
    STOP,
    /** Nothing went wrong: the reply comes with a batch. */
    WAIT;

    /** True if the same call may work when it is made again. */
    boolean again() {
      return this == RETRY || this == RETRY_BRIEFLY || this == RETRY_ONCE;
    }
  }

  private final Remedy remedy;
  private final long waitMillis;
  private final Delivery delivery;
  private final int status;

  /**
   * @param waitMillis how long the server asks to wait; 0 if it does not say
   */
  public ChatFailureException(Remedy remedy, String message, long waitMillis) {
    this(remedy, message, waitMillis, Delivery.AT_ONCE, 0);
  }

  private ChatFailureException(
      Remedy remedy, String message, long waitMillis, Delivery delivery, int status) {
    super(message);
    this.remedy = remedy;
    this.waitMillis = waitMillis;
    this.delivery = delivery;
    this.status = status;
  }

  /** The same, as the server's own words with an HTTP status, or one that means the same. */
  ChatFailureException status(int code) {
    return new ChatFailureException(
        remedy, String.valueOf(getMessage()), waitMillis, delivery, code);
  }

  /** The same, of a call that the server may have answered. */
  ChatFailureException lost() {
    return with(remedy, delivery.plusLost(1));
  }

  /** The same with another remedy, after so many lost attempts in all. */
  ChatFailureException with(Remedy other, Delivery total) {
    return new ChatFailureException(other, String.valueOf(getMessage()), waitMillis, total, status);
  }

  /** The status that the server gave; 0 if it gave none. */
  int status() {
    return status;
  }

  public Remedy remedy() {
    return remedy;
  }

  long waitMillis() {
    return waitMillis;
  }

  Delivery delivery() {
    return delivery;
  }
}
