package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.CodexException;

/** Checks of the numbers that options take. */
final class Ranges {
  private Ranges() {}

  /**
   * A probability or a share.
   *
   * @throws CodexException if it does not lie in [0, 1]
   */
  static void share(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw CodexException.usage(option + " " + value + ": give a number from 0 to 1.");
    }
  }

  /**
   * A number with a least value.
   *
   * @throws CodexException if it is less
   */
  static void atLeast(String option, long value, long least) {
    if (value < least) {
      throw CodexException.usage(option + " " + value + ": give at least " + least + ".");
    }
  }
}
