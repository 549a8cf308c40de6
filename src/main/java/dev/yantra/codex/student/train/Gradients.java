package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import dev.yantra.codex.student.train.tensors.Dense;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The gradients of one step, by the name of the parameter. */
final class Gradients {
  private final Parameters parameters;
  private final SortedMap<String, float[]> all = new TreeMap<>();

  Gradients(Parameters parameters) {
    this.parameters = parameters;
  }

  /** The gradient of a parameter, to be added to. */
  float[] of(String name) {
    return all.computeIfAbsent(name, n -> new float[parameters.values(n).length]);
  }

  /** Adds to the gradient of a parameter. */
  void add(String name, NDArray more) {
    add(name, Dense.view(more));
  }

  private void add(String name, FloatBuffer more) {
    float[] sum = of(name);
    float[] values = new float[sum.length];
    more.get(values);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  /** Takes over what torch has found, and clears it there: torch adds to what is there. */
  void takeFromTorch() {
    for (Map.Entry<String, NDArray> entry : parameters.all().entrySet()) {
      if (entry.getValue().hasGradient()) {
        NDArray gradient = entry.getValue().getGradient();
        FloatBuffer view = Dense.view(gradient);
        add(entry.getKey(), view.duplicate());
        view.put(new float[view.capacity()]);
      }
    }
  }

  /** All of them by name. */
  SortedMap<String, float[]> all() {
    return all;
  }

  /** Scales all of them so that their common norm is at most {@code largest}. */
  void clip(double largest) {
    double squares = 0;
    for (float[] gradient : all.values()) {
      for (float g : gradient) {
        squares += (double) g * g;
      }
    }
    double norm = Math.sqrt(squares);
    if (norm > largest) {
      float scale = (float) (largest / norm);
      for (float[] gradient : all.values()) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= scale;
        }
      }
    }
  }
}
