package dev.yantra.codex.student.train;

import java.util.List;
import java.util.function.Consumer;

/** The parts that an epoch goes through, one after the other. */
interface Steps {
  /** How many there are. */
  int count();

  /**
   * Gives one part to {@code use}, which must not keep it.
   *
   * @param epoch number of the epoch, from 0
   * @param step number of the part, from 0
   */
  void with(int epoch, int step, Consumer<FoldTraining> use);

  /** Parts that were made once and are the same in every epoch. */
  static Steps of(List<FoldTraining> prepared) {
    List<FoldTraining> parts = List.copyOf(prepared);
    return new Steps() {
      @Override
      public int count() {
        return parts.size();
      }

      @Override
      public void with(int epoch, int step, Consumer<FoldTraining> use) {
        use.accept(parts.get(step));
      }
    };
  }
}
