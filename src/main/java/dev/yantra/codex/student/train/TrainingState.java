package dev.yantra.codex.student.train;

import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.TensorFile;
import dev.yantra.codex.student.train.StudentTraining.Epoch;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of a training after an epoch: with the corpus, the graph and the plan, all that it
 * takes to go on to the last bit. What is random in an epoch follows from the plan's seed and the
 * epoch's number, so that no generator has to be kept.
 *
 * @param next number of the epoch that comes next, from 0, in the curriculum
 * @param stale epochs since the validation loss was least
 * @param steps steps that the optimiser has made
 * @param best position in {@code history} of the epoch with the least validation loss
 * @param least that loss
 * @param history what the epochs so far came to
 * @param bestLosses validation loss of each head at the best epoch
 * @param weights the parameters now
 * @param bestWeights the parameters after the best epoch
 * @param first Adam's first moments
 * @param second Adam's second moments
 */
public record TrainingState(
    int next,
    int stale,
    int steps,
    int best,
    double least,
    List<Epoch> history,
    SortedMap<String, Double> bestLosses,
    SortedMap<String, Matrix> weights,
    SortedMap<String, Matrix> bestWeights,
    SortedMap<String, Matrix> first,
    SortedMap<String, Matrix> second) {
  private static final String LOSS = "loss.";
  private static final String EPOCH = "epoch.";

  public TrainingState {
    history = List.copyOf(history);
    bestLosses = Collections.unmodifiableSortedMap(new TreeMap<>(bestLosses));
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    bestWeights = Collections.unmodifiableSortedMap(new TreeMap<>(bestWeights));
    first = Collections.unmodifiableSortedMap(new TreeMap<>(first));
    second = Collections.unmodifiableSortedMap(new TreeMap<>(second));
  }

  /**
   * Writes it in one step: whatever interrupts that, the file is the old or the new one.
   *
   * @param about what it is a training of; comes back from {@link TensorFile#remarks}
   */
  public void write(Path file, SortedMap<String, String> about) {
    SortedMap<String, Matrix> matrices = new TreeMap<>();
    weights.forEach((name, m) -> matrices.put("weights/" + name, m));
    bestWeights.forEach((name, m) -> matrices.put("best/" + name, m));
    first.forEach((name, m) -> matrices.put("first/" + name, m));
    second.forEach((name, m) -> matrices.put("second/" + name, m));
    SortedMap<String, String> remarks = new TreeMap<>(about);
    remarks.put("state.next", String.valueOf(next));
    remarks.put("state.stale", String.valueOf(stale));
    remarks.put("state.steps", String.valueOf(steps));
    remarks.put("state.best", String.valueOf(best));
    remarks.put("state.least", String.valueOf(least));
    bestLosses.forEach((head, loss) -> remarks.put(LOSS + head, String.valueOf(loss)));
    for (int i = 0; i < history.size(); i++) {
      Epoch epoch = history.get(i);
      remarks.put(EPOCH + i, epoch.stage() + " " + epoch.loss() + " " + epoch.validation());
    }
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      TensorFile.write(temporary, matrices, remarks);
      AtomicFiles.move(temporary, file);
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot write " + file + " (" + e.getMessage() + "). Check that the disk has room.", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CodexException if the file is damaged
   */
  public static TrainingState read(Path file) {
    try {
      SortedMap<String, String> remarks = TensorFile.remarks(file);
      SortedMap<String, Matrix> matrices = TensorFile.map(file);
      SortedMap<String, Double> losses = new TreeMap<>();
      List<Epoch> history = new ArrayList<>();
      remarks.forEach(
          (key, value) -> {
            if (key.startsWith(LOSS)) {
              losses.put(key.substring(LOSS.length()), Double.valueOf(value));
            }
          });
      for (int i = 0; remarks.containsKey(EPOCH + i); i++) {
        String[] epoch = remarks.getOrDefault(EPOCH + i, "").split(" ", -1);
        history.add(
            new Epoch(
                Example.Stage.valueOf(epoch[0]),
                Double.parseDouble(epoch[1]),
                Double.parseDouble(epoch[2])));
      }
      return new TrainingState(
          number(remarks, "state.next"),
          number(remarks, "state.stale"),
          number(remarks, "state.steps"),
          number(remarks, "state.best"),
          Double.parseDouble(remarks.getOrDefault("state.least", "absent")),
          history,
          losses,
          below(matrices, "weights/"),
          below(matrices, "best/"),
          below(matrices, "first/"),
          below(matrices, "second/"));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw CodexException.setup(
          file + " is damaged (" + e.getMessage() + "). Run: codex train", e);
    }
  }

  /** Removes a state and what a writer that was killed left beside it. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".tmp"));
    } catch (IOException e) {
      throw CodexException.setup("Cannot delete " + file + ". Make it writable.", e);
    }
  }

  private static int number(SortedMap<String, String> remarks, String key) {
    return Integer.parseInt(remarks.getOrDefault(key, "absent"));
  }

  /** The matrices of one group, copied off the file, which the next epoch replaces. */
  private static SortedMap<String, Matrix> below(SortedMap<String, Matrix> all, String prefix) {
    SortedMap<String, Matrix> below = new TreeMap<>();
    all.forEach(
        (name, matrix) -> {
          if (name.startsWith(prefix)) {
            below.put(
                name.substring(prefix.length()),
                Matrix.of(matrix.rows(), matrix.columns(), matrix.toArray()));
          }
        });
    return below;
  }
}
