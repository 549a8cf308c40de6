package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line of a terminal that is written over as a stage goes on, and cleared when it is done. */
final class ProgressLine implements Progress {
  private static final long INTERVAL_NANOS = 80_000_000L;
  private static final int BAR = 10;
  private static final int WIDTH = 78;

  private final PrintStream err;
  private final LongSupplier nanoClock;
  private long lastNanos;
  private String lastStage = "";

  ProgressLine(PrintStream err, LongSupplier nanoClock) {
    this.err = err;
    this.nanoClock = nanoClock;
  }

  @Override
  public synchronized void update(String stage, long done, long total, String detail) {
    boolean finished = total > 0 && done >= total;
    long now = nanoClock.getAsLong();
    if (!finished && stage.equals(lastStage) && now - lastNanos < INTERVAL_NANOS) {
      return;
    }
    lastNanos = now;
    lastStage = stage;
    String line = finished ? "" : render(stage, done, total, detail);
    err.print("\r\u001b[K" + line);
    err.flush();
  }

  @Override
  public synchronized void note(String line) {
    err.print("\r\u001b[K" + line + System.lineSeparator());
    err.flush();
    // The bar is drawn again with the next update.
    lastStage = "";
  }

  static String render(String stage, long done, long total, String detail) {
    String text;
    if (total > 0) {
      int filled = (int) Math.min(BAR, BAR * done / total);
      text =
          String.format(
              Locale.ROOT,
              "%-10s [%s%s] %d/%d %s",
              stage,
              "=".repeat(filled),
              " ".repeat(BAR - filled),
              done,
              total,
              detail);
    } else {
      text = String.format(Locale.ROOT, "%-10s %d %s", stage, done, detail);
    }
    return text.length() <= WIDTH ? text.stripTrailing() : text.substring(0, WIDTH);
  }
}
