package dev.yantra.codex.student.train;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.train.tensors.Rows;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), one for a run, after clipping by the global norm (Pascanu
 * et al. 2013): {@code g ← g · min(1, c / ‖g‖)} over all parameters together. The rate rises over
 * the first steps and falls to a tenth along a cosine.
 *
 * <pre>m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,
 * w ← w − η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)</pre>
 *
 * <p>DJL's own keeps m and v to itself; a training that is to go on after an interruption needs
 * them. One pass over arrays does what ten operators on tensors would.
 */
final class Adam {
  private static final float LARGEST_NORM = 5;
  private static final int WARM_UP = 10;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final double rate;
  private final int steps;
  private final SortedMap<String, float[]> first = new TreeMap<>();
  private final SortedMap<String, float[]> second = new TreeMap<>();
  private int done;

  /**
   * An optimiser at its start.
   *
   * @param rate η at its highest
   * @param steps how many steps the run has; the rate falls over them
   */
  Adam(double rate, int steps) {
    this.rate = rate;
    this.steps = steps;
  }

  /** Goes on where another one was after {@code done} steps. */
  void restore(int done, SortedMap<String, Matrix> first, SortedMap<String, Matrix> second) {
    this.done = done;
    first.forEach((name, m) -> this.first.put(name, m.toArray()));
    second.forEach((name, v) -> this.second.put(name, v.toArray()));
    if (!first.keySet().equals(second.keySet())) {
      throw new IllegalArgumentException("moments of " + first.keySet() + second.keySet());
    }
  }

  /** How many steps were made. */
  int done() {
    return done;
  }

  /** The first moments of all parameters that were moved. */
  SortedMap<String, float[]> first() {
    return first;
  }

  /** The second moments of all parameters that were moved. */
  SortedMap<String, float[]> second() {
    return second;
  }

  /** Moves the parameters against their gradients. */
  void step(Parameters parameters, Gradients gradients) {
    done++;
    gradients.clip(LARGEST_NORM);
    double correction = Math.sqrt(1 - Math.pow(BETA2, done)) / (1 - Math.pow(BETA1, done));
    float step = (float) (rateAt(done) * correction);
    // Those that have moments and no gradient in this step coast on.
    TreeSet<String> moved = new TreeSet<>(first.keySet());
    moved.addAll(gradients.all().keySet());
    for (String name : moved) {
      float[] weight = parameters.values(name);
      float[] m = first.computeIfAbsent(name, n -> new float[weight.length]);
      float[] v = second.computeIfAbsent(name, n -> new float[weight.length]);
      move(weight, gradients.of(name), m, v, step);
      parameters.changed(name);
    }
  }

  private static void move(float[] weight, float[] gradient, float[] m, float[] v, float step) {
    float beta1 = (float) BETA1;
    float beta2 = (float) BETA2;
    float rest1 = (float) (1 - BETA1);
    float rest2 = (float) (1 - BETA2);
    Rows.each(
        weight.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float g = gradient[i];
            float mi = beta1 * m[i] + rest1 * g;
            float vi = beta2 * v[i] + rest2 * g * g;
            m[i] = mi;
            v[i] = vi;
            weight[i] -= step * mi / ((float) Math.sqrt(vi) + EPSILON);
          }
        });
  }

  private double rateAt(int step) {
    double warm = Math.min(1, (step + 1.0) / WARM_UP);
    double share = Math.min(1, (double) step / Math.max(1, steps));
    return rate * warm * (0.55 + 0.45 * Math.cos(Math.PI * share));
  }
}
