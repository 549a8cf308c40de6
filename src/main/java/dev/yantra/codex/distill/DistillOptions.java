package dev.yantra.codex.distill;

import dev.yantra.codex.workspace.CodexException;

/**
 * The options of distillation.
 *
 * @param temperature T of the distillation loss, above 0; the corpus carries it to training
 * @param seed the seed of the split into training, validation and test
 */
public record DistillOptions(double temperature, long seed) {
  public DistillOptions {
    if (!(temperature > 0 && temperature <= 100)) {
      throw CodexException.usage("-T " + temperature + ": give a number above 0, at most 100.");
    }
  }

  /** T = 3 and the split that every other stage keeps to. */
  public static DistillOptions defaults() {
    return new DistillOptions(3, 42);
  }
}
