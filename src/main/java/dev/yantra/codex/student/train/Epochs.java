package dev.yantra.codex.student.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.train.StudentTraining.Epoch;
import dev.yantra.codex.student.train.tensors.Torch;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The loop over epochs: a step of the optimiser on each part, then the validation side is asked and
 * the weights that answered best are remembered. Each epoch ends with an entry in the journal.
 */
final class Epochs {
  /** Heads whose loss on the validation side decides when to stop. */
  private static final List<String> DECIDING =
      Head.ALL.stream().filter(head -> head.role().stops()).map(Head::key).toList();

  private final Engine engine;
  private final TrainingPlan plan;
  private final Steps training;
  private final Steps validation;
  private final Parameters parameters;
  private final Adam adam;
  private final List<Epoch> history = new ArrayList<>();
  private SortedMap<String, Matrix> bestWeights;
  private SortedMap<String, Double> bestLosses = new TreeMap<>();
  private double least = Double.POSITIVE_INFINITY;
  private int best;
  private int stale;
  private int next;

  /**
   * A loop at its start, or where an earlier one stopped.
   *
   * @param initial the weights to start from where there is no state
   */
  Epochs(
      Engine engine,
      NDManager manager,
      TrainingPlan plan,
      SortedMap<String, Matrix> initial,
      Steps training,
      Steps validation,
      Optional<TrainingState> state) {
    this.engine = engine;
    this.plan = plan;
    this.training = training;
    this.validation = validation;
    this.adam = new Adam(plan.pace().rate(), plan.curriculum().epochs() * training.count());
    this.parameters = new Parameters(manager, state.map(TrainingState::weights).orElse(initial));
    this.bestWeights = state.map(TrainingState::bestWeights).orElse(initial);
    state.ifPresent(this::restore);
  }

  private void restore(TrainingState state) {
    adam.restore(state.steps(), state.first(), state.second());
    history.addAll(state.history());
    bestLosses = state.bestLosses();
    least = state.least();
    best = state.best();
    stale = state.stale();
    next = state.next();
  }

  /** Runs to the end of the curriculum. */
  TrainingState run(TrainingJournal journal, Progress progress) {
    int epochs = plan.curriculum().epochs();
    long start = System.nanoTime();
    for (int ran = 1; next < epochs; ran++) {
      int epoch = next;
      Example.Stage stage = plan.curriculum().stage(epoch);
      double loss = train(epoch, stage);
      SortedMap<String, Double> losses = validate();
      double held = losses.values().stream().mapToDouble(Double::doubleValue).sum();
      history.add(new Epoch(stage, loss, held));
      stale++;
      if (held < least) {
        stale = 0;
        least = held;
        best = history.size() - 1;
        bestWeights = parameters.values();
        bestLosses = losses;
      }
      next++;
      if (stale > plan.pace().patience() && next < epochs) {
        // Harder examples may still teach something: on to the next stage, not to the end.
        next = plan.curriculum().next(epoch);
        stale = 0;
      }
      journal.keep(state());
      double seconds = (System.nanoTime() - start) / 1e9 / ran * (epochs - next);
      progress.update("train", next, epochs, detail(history.get(history.size() - 1), seconds));
    }
    progress.update("train", epochs, epochs, "");
    return state();
  }

  private double train(int epoch, Example.Stage stage) {
    double[] sum = {0};
    for (int step = 0; step < training.count(); step++) {
      long seed = Torch.seed(plan.seed(), epoch * 10_000L + step);
      training.with(epoch, step, part -> sum[0] += step(part, stage, seed));
    }
    return sum[0] / training.count();
  }

  private double step(FoldTraining part, Example.Stage stage, long seed) {
    Gradients gradients = new Gradients(parameters);
    double loss =
        part.learn(engine, parameters, new Dropout(plan.pace().dropout(), seed), stage, gradients);
    adam.step(parameters, gradients);
    return loss;
  }

  /** The mean loss of each head over the parts of the validation side. */
  private SortedMap<String, Double> validate() {
    SortedMap<String, Double> losses = new TreeMap<>();
    for (int step = 0; step < validation.count(); step++) {
      validation.with(
          0,
          step,
          part ->
              part.losses(parameters)
                  .forEach(
                      (head, loss) -> losses.merge(head, loss / validation.count(), Double::sum)));
    }
    losses.keySet().retainAll(DECIDING);
    return losses;
  }

  private TrainingState state() {
    return new TrainingState(
        next,
        stale,
        adam.done(),
        best,
        least,
        history,
        bestLosses,
        parameters.values(),
        bestWeights,
        parameters.copy(adam.first()),
        parameters.copy(adam.second()));
  }

  private static String detail(Epoch epoch, double secondsLeft) {
    return String.format(
        Locale.ROOT,
        "%s, loss %.2f, validation %.2f, %s left",
        epoch.stage().name().toLowerCase(Locale.ROOT),
        epoch.loss(),
        epoch.validation(),
        secondsLeft < 100 ? Math.round(secondsLeft) + " s" : Math.round(secondsLeft / 60) + " min");
  }
}
