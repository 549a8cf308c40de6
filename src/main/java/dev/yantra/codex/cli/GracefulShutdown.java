package dev.yantra.codex.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long command finish what it has begun when the process is told to end (Ctrl-C, SIGTERM):
 * the command is interrupted, and the process waits a while for it.
 */
final class GracefulShutdown implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param waiting the message to the user meanwhile
   */
  GracefulShutdown(Console console, String waiting) {
    Thread command = Thread.currentThread();
    hook =
        new Thread(
            () -> {
              console.complain("codex: " + waiting);
              command.interrupt();
              await();
              console.flush();
            },
            "codex-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    try {
      boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        // What is on its way is in the journal; the next run deals with it.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
    }
  }
}
