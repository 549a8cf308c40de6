package dev.yantra.codex.collect;

import dev.yantra.codex.teacher.Budget;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.workspace.Durations;
import dev.yantra.codex.workspace.Progress;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The progress of a run, told from its first second: what is waited for and for how long, then what
 * was spent and how much time is left.
 */
final class Heartbeat implements AutoCloseable {
  private static final long EVERY_MILLIS = 1_000;

  private final Teacher teacher;
  private final CollectCounts counts;
  private final Budget budget;
  private final Progress progress;
  private final int total;
  private final ScheduledExecutorService clock;

  private Heartbeat(
      Teacher teacher, CollectCounts counts, Budget budget, Progress progress, int total) {
    this.teacher = teacher;
    this.counts = counts;
    this.budget = budget;
    this.progress = progress;
    this.total = total;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "codex-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to tell; by itself only of servers that are asked one call at a time. */
  static Heartbeat start(
      Teacher teacher, CollectCounts counts, Budget budget, Progress progress, int total) {
    Heartbeat heartbeat = new Heartbeat(teacher, counts, budget, progress, total);
    if (total > 0 && !teacher.host().isEmpty() && !teacher.batched()) {
      Future<?> unused =
          heartbeat.clock.scheduleAtFixedRate(
              heartbeat::beat, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
    return heartbeat;
  }

  private void beat() {
    // The last answer is told where it is kept.
    if (counts.asked() < total) {
      progress.update("collect", counts.asked(), total, detail());
    }
  }

  /** Tells of an answer that has just been kept. */
  void tell() {
    if (counts.asked() > 0) {
      progress.update("collect", counts.asked(), total, detail());
    }
  }

  private String detail() {
    if (teacher.host().isEmpty()) {
      return "";
    }
    int done = counts.asked();
    long millis = counts.millis();
    if (done == 0) {
      return "waiting for " + teacher.host() + " for " + millis / 1000 + " s";
    }
    String left = Durations.roughly(millis * (total - done) / done) + " left";
    return budget.spentUsd() == 0
        ? left
        : String.format(Locale.ROOT, "$%.4f spent, %s", budget.spentUsd(), left);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
