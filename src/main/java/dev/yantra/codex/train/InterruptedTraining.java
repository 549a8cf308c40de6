package dev.yantra.codex.train;

import dev.yantra.codex.math.TensorFile;
import dev.yantra.codex.student.train.TrainingJournal;
import dev.yantra.codex.student.train.TrainingState;
import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A training in the workspace that has not come to its end: {@code training.safetensors}, replaced
 * whole after every epoch. It says what it is a training of, since going on with anything else
 * would give a student that no single run could have given.
 */
final class InterruptedTraining implements TrainingJournal {
  private final Path file;
  private final SortedMap<String, String> about;
  private final Optional<TrainingState> last;

  private InterruptedTraining(
      Path file, SortedMap<String, String> about, Optional<TrainingState> last) {
    this.file = file;
    this.about = new TreeMap<>(about);
    this.last = last;
  }

  /** A journal that starts anew and forgets what was there. */
  static InterruptedTraining anew(Path file, SortedMap<String, String> about) {
    TrainingState.delete(file);
    return new InterruptedTraining(file, about, Optional.empty());
  }

  /**
   * What an interrupted training says of itself.
   *
   * @throws CodexException if there is none
   */
  static SortedMap<String, String> about(Path file) {
    if (!Files.exists(file)) {
      throw CodexException.setup("No interrupted training to go on with. Run: codex train");
    }
    return TensorFile.remarks(file);
  }

  /**
   * A journal that goes on with an interrupted training.
   *
   * @param about what is to be trained now
   * @throws CodexException if the training was one of something else
   */
  static InterruptedTraining goingOn(Path file, SortedMap<String, String> about) {
    SortedMap<String, String> then = about(file);
    about.forEach(
        (key, now) -> {
          String before = then.getOrDefault(key, "unknown");
          if (!before.equals(now)) {
            throw CodexException.setup(
                "The interrupted training cannot go on: its "
                    + key
                    + " was "
                    + before
                    + " and is now "
                    + now
                    + ". Run: codex train, without --resume, to start anew.");
          }
        });
    return new InterruptedTraining(file, about, Optional.of(TrainingState.read(file)));
  }

  @Override
  public Optional<TrainingState> last() {
    return last;
  }

  @Override
  public void keep(TrainingState state) {
    state.write(file, about);
  }

  /** The training has come to its end: nothing to go on with. */
  void done() {
    TrainingState.delete(file);
  }
}
