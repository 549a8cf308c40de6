package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.teacher.BatchTeacher;
import dev.yantra.codex.teacher.Budget;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.FewShotExamples;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Asks one request after the other, several at once where answers have to be waited for, and writes
 * each answer down as soon as it is there.
 */
final class RequestRunner {
  /** How many similar methods a remote teacher is shown. */
  private static final int EXHIBITS = 4;

  private final Teacher teacher;
  private final FewShotExamples exhibits;
  private final AnswerSink sheet;
  private final Budget budget;
  private final Progress progress;

  RequestRunner(
      Teacher teacher,
      FewShotExamples exhibits,
      AnswerSink sheet,
      Budget budget,
      Progress progress) {
    this.teacher = teacher;
    this.exhibits = exhibits;
    this.sheet = sheet;
    this.budget = budget;
    this.progress = progress;
  }

  static List<FewShotExample> exhibits(FewShotExamples exhibits, Teacher teacher, Request request) {
    return teacher.host().isEmpty() ? List.of() : exhibits.of(request, EXHIBITS);
  }

  /**
   * Asks until all are answered or there is a reason to stop, which then stands in the tally. An
   * interrupt stops it too; what was already on its way is still waited for and kept.
   */
  void ask(List<Request> requests, int parallel) {
    // An offline teacher answers at once: one thread keeps its lines in the order of the sample.
    int threads = teacher.reproducible() ? 1 : Math.min(parallel, Math.max(1, requests.size()));
    AtomicInteger next = new AtomicInteger();
    ExecutorService crew = Executors.newFixedThreadPool(threads, RequestRunner::thread);
    Optional<RuntimeException> bug = Optional.empty();
    try {
      List<Future<?>> workers =
          Stream.generate(() -> crew.submit(() -> work(requests, next)))
              .limit(threads)
              .<Future<?>>map(f -> f)
              .toList();
      // Every worker is waited for, also after a bug in one: what the others have was paid for.
      for (Future<?> worker : workers) {
        Optional<RuntimeException> found = await(worker);
        bug = bug.isPresent() ? bug : found;
      }
    } finally {
      crew.shutdownNow();
    }
    if (bug.isPresent()) {
      throw bug.get();
    }
  }

  /** Asks by batches until all are answered or there is a reason to stop. */
  void handIn(List<Request> requests, BatchTeacher batches) {
    try {
      batches.askAll(requests, r -> exhibits(exhibits, teacher, r), sheet::keep, progress);
    } catch (CodexException e) {
      sheet.tally().stop(e);
    }
  }

  private void work(List<Request> requests, AtomicInteger next) {
    CollectCounts tally = sheet.tally();
    int i;
    while (!tally.stopped() && (i = next.getAndIncrement()) < requests.size()) {
      Request request = requests.get(i);
      try {
        sheet.keep(teacher.ask(request, exhibits(exhibits, teacher, request)));
      } catch (CodexException e) {
        tally.stop(e);
      }
      tell(tally, requests.size());
    }
  }

  private void tell(CollectCounts tally, int total) {
    int done = tally.asked();
    if (done == 0) {
      return;
    }
    long leftSeconds = tally.millis() * (total - done) / done / 1000;
    progress.update(
        "collect",
        done,
        total,
        teacher.host().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "$%.4f spent, %d:%02d left",
                budget.spentUsd(),
                leftSeconds / 60,
                leftSeconds % 60));
  }

  private Optional<RuntimeException> await(Future<?> worker) {
    Optional<RuntimeException> bug = Optional.empty();
    boolean interrupted = false;
    while (true) {
      try {
        worker.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        sheet
            .tally()
            .stop(
                CodexException.teacher(
                    "Interrupted. Run codex collect again to go on where it was."));
      } catch (ExecutionException e) {
        sheet.tally().stop(CodexException.teacher("The run broke off."));
        bug =
            Optional.of(
                e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause()));
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return bug;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "codex-collect");
    thread.setDaemon(true);
    return thread;
  }
}
