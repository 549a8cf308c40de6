package dev.yantra.codex.teacher.protocol;

/** A way to wait, replaced in tests. */
public interface Pause {
  /** Waits that long. */
  void millis(long millis) throws InterruptedException;
}
