package dev.yantra.codex.student.train;

import java.util.Optional;

/** Where a training writes down how far it has come, to go on from there if it is interrupted. */
public interface TrainingJournal {
  /** Nothing is written and nothing was. */
  TrainingJournal NONE =
      new TrainingJournal() {
        @Override
        public Optional<TrainingState> last() {
          return Optional.empty();
        }

        @Override
        public void keep(TrainingState state) {}
      };

  /** What an interrupted run wrote last; empty to start anew. */
  Optional<TrainingState> last();

  /** Writes down where the training stands after an epoch. */
  void keep(TrainingState state);
}
