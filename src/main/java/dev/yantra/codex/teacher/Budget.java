package dev.yantra.codex.teacher;

import dev.yantra.codex.workspace.CodexException;
import java.util.Locale;
import java.util.Optional;

/**
 * A limit on the money that may be spent. The most that a call can cost is reserved before it is
 * made, and the true price is booked afterwards, so that calls that run at once never spend more
 * than the limit together.
 */
public final class Budget {
  /** Less than this is rounding. */
  private static final double SLACK = 1e-9;

  private final double limitUsd;
  private double spentUsd;
  private double reservedUsd;

  /**
   * @param limitUsd the most that may be spent, in US dollars
   * @param spentUsd what was spent of it already
   */
  public Budget(double limitUsd, double spentUsd) {
    this.limitUsd = limitUsd;
    this.spentUsd = spentUsd;
  }

  /**
   * Sets money aside for one call.
   *
   * @throws CodexException if the limit does not allow for it
   */
  synchronized Reservation reserve(double usd) {
    if (spentUsd + reservedUsd + usd > limitUsd + SLACK) {
      throw CodexException.budget(
          String.format(
              Locale.ROOT,
              "The budget of $%.2f does not allow for another call (spent $%.4f, on its way"
                  + " $%.4f, the next at most $%.4f). Raise it with --budget.",
              limitUsd,
              spentUsd,
              reservedUsd,
              usd));
    }
    reservedUsd += usd;
    return new Reservation(usd);
  }

  /**
   * Sets money aside for one call as {@link #reserve} does, but where calls on their way hold it
   * waits for what they leave over.
   *
   * @throws CodexException if the limit does not allow for it even if they cost nothing
   */
  synchronized Reservation reserveInTurn(double usd) {
    while (mayBeLeft(usd)) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CodexException.teacher("Interrupted. Run codex collect again to go on.");
      }
    }
    return reserve(usd);
  }

  /**
   * Sets money aside for one call as {@link #reserve} does; empty where calls on their way hold it
   * and may leave enough of it over.
   *
   * @throws CodexException if the limit does not allow for it even if they cost nothing
   */
  synchronized Optional<Reservation> reserveIfLeft(double usd) {
    return mayBeLeft(usd) ? Optional.empty() : Optional.of(reserve(usd));
  }

  /** Sets aside what an earlier run has set aside and what counts as spent for that reason. */
  synchronized Reservation resume(double usd) {
    spentUsd -= usd;
    reservedUsd += usd;
    return new Reservation(usd);
  }

  private boolean mayBeLeft(double usd) {
    return reservedUsd > SLACK
        && spentUsd + usd <= limitUsd + SLACK
        && spentUsd + reservedUsd + usd > limitUsd + SLACK;
  }

  /** Takes back what counted as spent only because its true price was unknown. */
  synchronized void recover(double usd) {
    spentUsd -= usd;
  }

  /** The sum that has been spent, earlier runs included. */
  public synchronized double spentUsd() {
    return spentUsd;
  }

  /** Money set aside for a call. Closed without being settled, it counts as not spent. */
  final class Reservation implements AutoCloseable {
    private final double usd;
    private boolean open = true;

    private Reservation(double usd) {
      this.usd = usd;
    }

    /** What the call cost is unknown: it counts as spent at the most. */
    void lose() {
      settle(usd);
    }

    /** The call cost this much. */
    void settle(double actualUsd) {
      synchronized (Budget.this) {
        spentUsd += actualUsd;
        close();
      }
    }

    @Override
    public void close() {
      synchronized (Budget.this) {
        if (open) {
          open = false;
          reservedUsd -= usd;
          Budget.this.notifyAll();
        }
      }
    }
  }
}
