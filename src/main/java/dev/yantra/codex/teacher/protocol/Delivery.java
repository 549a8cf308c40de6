package dev.yantra.codex.teacher.protocol;

/**
 * The number of times that a call had to be sent.
 *
 * @param lost attempts of which no reply arrived although the server may have answered, and charged
 * @param keyKept true if the server has shown that it knows a call by its key, so that what was
 *     lost was not charged besides
 */
public record Delivery(int lost, boolean keyKept) {
  /** Sent once and answered, or never sent. */
  static final Delivery AT_ONCE = new Delivery(0, false);

  Delivery plusLost(int more) {
    return new Delivery(lost + more, keyKept);
  }
}
