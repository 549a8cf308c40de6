package dev.yantra.codex.student.train;

import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;

/**
 * Dropout (Srivastava et al. 2014) with bits that follow from a seed, a level and a row: neither
 * the engine nor the number of threads has a say.
 *
 * @param rate share of activations that is dropped; 0 outside training
 */
record Dropout(double rate, long seed) {
  /** Nothing is dropped. */
  static final Dropout NONE = new Dropout(0, 0);

  Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout " + rate);
    }
  }

  /** What is not dropped is multiplied by this, so that the mean stays. */
  float scale() {
    return (float) (1 / (1 - rate));
  }

  /** A level with some entries at zero and the others scaled; itself where nothing is dropped. */
  Dense of(Dense level, int number) {
    if (rate == 0) {
      return level;
    }
    Dense out = Dense.zeros(level.rows(), level.columns());
    int threshold = (int) Math.round(rate * 65536);
    float scale = scale();
    int width = level.columns();
    Rows.each(
        level.rows(),
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long state = StableHash.splitMix64(seed * 31 + number) + n * 0x632BE59BD9B4E019L;
            long bits = 0;
            for (int j = 0, at = n * width; j < width; j++, at++) {
              if ((j & 3) == 0) {
                state += StableHash.GOLDEN;
                bits = StableHash.splitMix64(state);
              }
              out.values()[at] = (bits & 0xFFFF) < threshold ? 0 : scale * level.values()[at];
              bits >>>= 16;
            }
          }
        });
    return out;
  }
}
