package dev.yantra.codex.cli;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The line that a user gets who ends a training with Ctrl-C: each epoch is written down whole, so
 * that there is nothing to wait for.
 */
final class ResumeHint {
  private ResumeHint() {}

  /**
   * Does some work, and says how to go on if the process is told to end meanwhile.
   *
   * @param kept true if there is anything to go on with
   */
  static <T> T during(Console console, BooleanSupplier kept, Supplier<T> work) {
    Thread hook =
        new Thread(
            () -> {
              console.complain(
                  kept.getAsBoolean()
                      ? "codex: interrupted; all whole epochs are kept. Go on: codex train --resume"
                      : "codex: interrupted before the first epoch. Start anew: codex train");
              console.flush();
            },
            "codex-way-on");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
    }
  }
}
