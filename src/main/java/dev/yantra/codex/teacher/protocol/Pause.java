package dev.yantra.codex.teacher.protocol;

/** Waiting, so that tests need not. */
public interface Pause {
  /** Waits that long. */
  void millis(long millis) throws InterruptedException;
}
