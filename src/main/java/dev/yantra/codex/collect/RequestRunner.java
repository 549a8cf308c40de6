package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.teacher.Budget;
import dev.yantra.codex.teacher.Exchange;
import dev.yantra.codex.teacher.Exchange.Step;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.offline.FewShotExamples;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The loop over the requests of a run: several are asked at once where answers have to be waited
 * for, and each answer is written down as soon as it has come.
 */
final class RequestRunner {
  /** The number of similar methods that a remote teacher is shown. */
  private static final int EXAMPLES = 4;

  private final Teacher teacher;
  private final FewShotExamples examples;
  private final AnswerSink sink;
  private final Budget budget;
  private final Progress progress;

  RequestRunner(
      Teacher teacher,
      FewShotExamples examples,
      AnswerSink sink,
      Budget budget,
      Progress progress) {
    this.teacher = teacher;
    this.examples = examples;
    this.sink = sink;
    this.budget = budget;
    this.progress = progress;
  }

  static List<FewShotExample> examples(FewShotExamples examples, Teacher teacher, Request request) {
    return teacher.host().isEmpty() ? List.of() : examples.of(request, EXAMPLES);
  }

  /**
   * Asks until all are answered or there is a reason to stop, which then stands in the counts. An
   * interrupt stops it too; what was already on its way is still waited for and kept.
   */
  void ask(List<Request> requests, int parallel) {
    // Threads help where answers are waited for one by one; otherwise one keeps them in order.
    int threads = teacher.reproducible() || teacher.batched() ? 1 : parallel;
    try (Heartbeat heartbeat =
        Heartbeat.start(teacher, sink.counts(), budget, progress, requests.size())) {
      teacher.awaitReplies(progress);
      List<Exchange> open = inParallel(threads, requests, this::begin, heartbeat);
      while (!open.isEmpty()) {
        teacher.awaitReplies(progress);
        open = inParallel(threads, open, exchange -> exchange, heartbeat);
      }
      teacher.awaitReplies(progress);
    } catch (CodexException e) {
      sink.counts().stop(e);
    }
  }

  private Exchange begin(Request request) {
    return teacher.begin(request, examples(examples, teacher, request));
  }

  /** Goes on with all of them and returns those that have to wait for replies, in order. */
  private <T> List<Exchange> inParallel(
      int threads, List<T> all, Function<T, Exchange> exchange, Heartbeat heartbeat) {
    Work<T> work = new Work<>(all, exchange, heartbeat);
    int most = Math.min(threads, Math.max(1, all.size()));
    ExecutorService crew = Executors.newFixedThreadPool(most, RequestRunner::thread);
    Optional<RuntimeException> bug = Optional.empty();
    try {
      List<Future<?>> workers =
          Stream.generate(() -> crew.submit(work)).limit(most).<Future<?>>map(f -> f).toList();
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
    return work.waiting();
  }

  /** Exchanges that several threads go on with, each with the next one. */
  private final class Work<T> implements Runnable {
    private final List<T> all;
    private final Function<T, Exchange> exchange;
    private final Heartbeat heartbeat;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Exchange> waiting = new ConcurrentSkipListMap<>();

    Work(List<T> all, Function<T, Exchange> exchange, Heartbeat heartbeat) {
      this.all = all;
      this.exchange = exchange;
      this.heartbeat = heartbeat;
    }

    List<Exchange> waiting() {
      return List.copyOf(waiting.values());
    }

    @Override
    public void run() {
      CollectCounts counts = sink.counts();
      // What is in a batch is paid for, and fetched also after a reason to stop.
      while (!counts.stopped() || teacher.batched()) {
        int i = next.getAndIncrement();
        if (i >= all.size()) {
          return;
        }
        try {
          advance(i, exchange.apply(all.get(i)));
        } catch (CodexException e) {
          counts.stop(e);
        }
        heartbeat.tell();
      }
    }

    private void advance(int i, Exchange current) {
      Step step = current.advance();
      if (step instanceof Step.Answered answered) {
        sink.keep(answered.answer());
      } else if (step instanceof Step.Waiting) {
        waiting.put(i, current);
      } else if (step instanceof Step.Unanswered unanswered) {
        sink.counts().unanswered(unanswered.why());
      }
    }
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
        sink.counts()
            .stop(
                CodexException.teacher(
                    "Interrupted. Run codex collect again to go on where it was."));
      } catch (ExecutionException e) {
        sink.counts().stop(CodexException.teacher("The run broke off."));
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
