package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.Progress;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Progress in lines, for a log: the beginning of each stage, then where it stands. */
final class ProgressLog implements Progress {
  /** Often enough to see that a run lives, seldom enough for a log of hours. */
  private static final long INTERVAL_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final LongSupplier nanoClock;
  private long lastNanos;
  private String lastStage = "";

  ProgressLog(PrintStream err, LongSupplier nanoClock) {
    this.err = err;
    this.nanoClock = nanoClock;
  }

  @Override
  public synchronized void update(String stage, long done, long total, String detail) {
    long now = nanoClock.getAsLong();
    if (stage.equals(lastStage) && now - lastNanos < INTERVAL_NANOS) {
      return;
    }
    lastNanos = now;
    lastStage = stage;
    String count = total > 0 ? done + "/" + total : Long.toString(done);
    note((stage + " " + count + " " + detail).stripTrailing());
  }

  @Override
  public synchronized void note(String line) {
    err.println("codex: " + line);
    err.flush();
  }
}
