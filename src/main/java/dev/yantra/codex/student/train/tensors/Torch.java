package dev.yantra.codex.student.train.tensors;

import ai.djl.engine.Engine;
import dev.yantra.codex.workspace.CodexException;
import java.util.SplittableRandom;

/**
 * The native engine, loaded without a network.
 *
 * <p>Sums are cut up by the number of threads, so that another number gives other bits: it does not
 * follow the machine. It is two where {@code OMP_WAIT_POLICY=PASSIVE} lets waiting threads sleep,
 * as bin/codex sets it, and one elsewhere: threads that spin made a training of 3 seconds one of 57
 * on two busy cores. {@code -Dai.djl.pytorch.num_threads} overrides it.
 */
public final class Torch {
  private static final String THREADS = "ai.djl.pytorch.num_threads";

  private Torch() {}

  /**
   * Loads the engine. The first use on a machine unpacks it.
   *
   * @throws CodexException if the native library does not load here
   */
  public static Engine open() {
    // DJL reads both when its first class loads; without them it asks the network about both.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty(THREADS, threads());
    try {
      return Engine.getEngine("PyTorch");
    } catch (RuntimeException | LinkageError e) {
      throw CodexException.setup(
          "PyTorch's native library does not load on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " ("
              + e.getMessage()
              + "). Free 500 MB in ~/.djl.ai, or train on Linux x86-64, macOS ARM or Windows"
              + " x86-64 and copy .codex/models. Run: codex doctor",
          e);
    }
  }

  /** On how many threads sums are cut up. */
  public static String threads() {
    boolean sleeping = "PASSIVE".equalsIgnoreCase(System.getenv("OMP_WAIT_POLICY"));
    return System.getProperty(THREADS, sleeping ? "2" : "1");
  }

  /**
   * A seed for one step. What a step draws depends on nothing but the run's seed and its number: a
   * run that goes on after an interruption draws the same.
   */
  public static long seed(long seed, long step) {
    return new SplittableRandom(seed * 31 + step).nextLong();
  }
}
