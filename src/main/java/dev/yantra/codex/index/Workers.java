package dev.yantra.codex.index;

import dev.yantra.codex.workspace.CodexException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Threads for work on many files, with stacks deep enough for deeply nested sources. */
final class Workers implements AutoCloseable {
  private static final long STACK_BYTES = 256L << 20;

  private final ExecutorService threads;

  Workers(int count) {
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(null, work, "codex-index", STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins some work; the supplier waits for its result. */
  <T> Supplier<T> start(Callable<T> work) {
    Future<T> future = threads.submit(work);
    return () -> result(future);
  }

  /** Begins {@code work} on all inputs; the supplier waits for the results, in their order. */
  <A, B> Supplier<List<B>> startAll(List<A> inputs, Function<A, B> work) {
    List<Future<B>> futures = new ArrayList<>(inputs.size());
    for (A input : inputs) {
      futures.add(threads.submit(() -> work.apply(input)));
    }
    return () -> futures.stream().map(Workers::result).toList();
  }

  /** The results of {@code work} in the order of the inputs. */
  <A, B> List<B> map(List<A> inputs, Function<A, B> work) {
    return startAll(inputs, work).get();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CodexException expected) {
        throw expected;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while indexing", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
