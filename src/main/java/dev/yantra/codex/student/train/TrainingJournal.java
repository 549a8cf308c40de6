package dev.yantra.codex.student.train;

import java.util.Optional;

/** A store for the state of a training, from which an interrupted one continues. */
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
