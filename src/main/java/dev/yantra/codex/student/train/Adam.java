package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.student.Matrix;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), one for a run, after clipping by the global norm (Pascanu
 * et al. 2013): {@code g ← g · min(1, c / ‖g‖)} over all parameters together. The rate rises over
 * the first steps and falls to a tenth along a cosine.
 *
 * <pre>m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,
 * w ← w − η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)</pre>
 *
 * <p>DJL's own keeps m and v to itself; a training that is to go on after an interruption needs
 * them.
 */
final class Adam {
  private static final float LARGEST_NORM = 5;
  private static final int WARM_UP = 10;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final NDManager manager;
  private final double rate;
  private final int steps;
  private final SortedMap<String, Moments> moments = new TreeMap<>();
  private int done;

  /** Running means of a parameter's gradient and of its square, of the parameter's shape. */
  private record Moments(NDArray first, NDArray second) {}

  /**
   * An optimiser at its start.
   *
   * @param rate η at its highest
   * @param steps how many steps the run has; the rate falls over them
   */
  Adam(NDManager manager, double rate, int steps) {
    this.manager = manager;
    this.rate = rate;
    this.steps = steps;
  }

  /** Goes on where another one was after {@code done} steps. */
  void restore(int done, SortedMap<String, Matrix> first, SortedMap<String, Matrix> second) {
    this.done = done;
    first.forEach(
        (name, m) -> {
          Matrix v = second.get(name);
          if (v == null) {
            throw new IllegalArgumentException("no second moment of " + name);
          }
          moments.put(name, new Moments(tensor(m), tensor(v)));
        });
  }

  /** How many steps were made. */
  int done() {
    return done;
  }

  /** A copy of the first moments of all parameters that were moved. */
  SortedMap<String, Matrix> first() {
    SortedMap<String, Matrix> copy = new TreeMap<>();
    moments.forEach((name, m) -> copy.put(name, Parameters.matrix(m.first())));
    return copy;
  }

  /** A copy of the second moments of all parameters that were moved. */
  SortedMap<String, Matrix> second() {
    SortedMap<String, Matrix> copy = new TreeMap<>();
    moments.forEach((name, m) -> copy.put(name, Parameters.matrix(m.second())));
    return copy;
  }

  /**
   * Moves the parameters against their gradients and forgets the gradients.
   *
   * @return the norm of the gradient before clipping
   */
  double step(Parameters parameters) {
    done++;
    try (NDScope scope = new NDScope()) {
      SortedMap<String, NDArray> gradients = new TreeMap<>();
      double squares = 0;
      for (Map.Entry<String, NDArray> entry : parameters.all().entrySet()) {
        if (entry.getValue().hasGradient()) {
          NDArray gradient = entry.getValue().getGradient();
          gradients.put(entry.getKey(), gradient);
          squares += gradient.square().sum().getFloat();
        }
      }
      double norm = Math.sqrt(squares);
      for (Map.Entry<String, NDArray> entry : parameters.all().entrySet()) {
        NDArray gradient = gradients.get(entry.getKey());
        if (gradient != null) {
          if (norm > LARGEST_NORM) {
            gradient.muli((float) (LARGEST_NORM / norm));
          }
          move(entry.getKey(), entry.getValue(), gradient);
          // Torch adds to what is there.
          gradient.muli(0);
        } else if (moments.containsKey(entry.getKey())) {
          // After an interruption a gradient of nothing is absent, without one it is zero.
          move(entry.getKey(), entry.getValue(), entry.getValue().zerosLike());
        }
      }
      scope.suppressNotUsedWarning();
      return norm;
    }
  }

  private void move(String name, NDArray weight, NDArray gradient) {
    Moments known = moments.computeIfAbsent(name, n -> zeros(weight.getShape()));
    known.first().muli((float) BETA1).addi(gradient.mul((float) (1 - BETA1)));
    known.second().muli((float) BETA2).addi(gradient.square().mul((float) (1 - BETA2)));
    double correction = Math.sqrt(1 - Math.pow(BETA2, done)) / (1 - Math.pow(BETA1, done));
    NDArray direction = known.first().div(known.second().sqrt().add(EPSILON));
    weight.subi(direction.mul((float) (rateAt(done) * correction)));
  }

  private double rateAt(int step) {
    double warm = Math.min(1, (step + 1.0) / WARM_UP);
    double share = Math.min(1, (double) step / Math.max(1, steps));
    return rate * warm * (0.55 + 0.45 * Math.cos(Math.PI * share));
  }

  private Moments zeros(Shape shape) {
    return new Moments(kept(manager.zeros(shape)), kept(manager.zeros(shape)));
  }

  private NDArray tensor(Matrix matrix) {
    return Batch.owned(manager, matrix.toArray(), new Shape(matrix.rows(), matrix.columns()));
  }

  /** Takes an array out of the step's scope, which would close it. */
  private static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }
}
