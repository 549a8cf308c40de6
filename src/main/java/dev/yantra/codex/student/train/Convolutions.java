package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;
import java.util.ArrayList;
import java.util.List;

/** The three layers, there and back, with dropout before each and a ReLU after all but the last. */
final class Convolutions {
  private static final int LAYERS = 3;

  private final NDManager manager;
  private final Parameters parameters;
  private final List<Neighbourhoods> neighbourhoods;
  private final Dropout dropout;
  private final List<Convolution> layers = new ArrayList<>();

  /** Levels 0 to 3 as they come out. */
  private final List<Dense> levels = new ArrayList<>();

  /** Levels 0 to 2 as the layers above read them: after dropout. */
  private final List<Dense> read = new ArrayList<>();

  /**
   * Layers that have not run yet.
   *
   * @param manager owns what lives until the way back
   * @param neighbourhoods what each layer reads
   */
  Convolutions(
      NDManager manager,
      Parameters parameters,
      List<Neighbourhoods> neighbourhoods,
      Dropout dropout) {
    this.manager = manager;
    this.parameters = parameters;
    this.neighbourhoods = List.copyOf(neighbourhoods);
    this.dropout = dropout;
  }

  /** Runs forward from level 0. */
  Dense forward(Dense input) {
    levels.add(input);
    for (int layer = 1; layer <= LAYERS; layer++) {
      Dense below = dropout.of(levels.get(layer - 1), layer - 1);
      read.add(below);
      String name = "sage" + layer;
      Convolution convolution =
          new Convolution(
              manager, neighbourhoods.get(layer - 1), parameters.dense(name + ".weight"), below);
      layers.add(convolution);
      levels.add(convolution.forward(parameters.values(name + ".bias"), layer < LAYERS));
    }
    return levels.get(LAYERS);
  }

  /** A level, 0 to 3, with a row for each node that is computed there. */
  Dense level(int number) {
    return levels.get(number);
  }

  /**
   * Goes back to level 0, which is the output of a ReLU.
   *
   * @param gradient with respect to level 3
   * @return with respect to level 0 before its ReLU
   */
  Dense backward(Dense gradient, Gradients gradients) {
    Dense above = gradient;
    for (int layer = LAYERS; layer >= 1; layer--) {
      above = back(layer, learn(layer, above, gradients));
    }
    return above;
  }

  /** Goes back to the weights where nothing below is learned. */
  void learn(Dense gradient, Gradients gradients) {
    Dense above = gradient;
    for (int layer = LAYERS; layer > 1; layer--) {
      above = back(layer, learn(layer, above, gradients));
    }
    learn(1, above, gradients);
  }

  private List<NDArray> learn(int layer, Dense above, Gradients gradients) {
    String name = "sage" + layer;
    above.addColumnSums(gradients.of(name + ".bias"));
    Convolution convolution = layers.get(layer - 1);
    List<NDArray> gradient = convolution.grouped(above);
    convolution.learn(gradient, gradients.of(name + ".weight"));
    return gradient;
  }

  private Dense back(int layer, List<NDArray> gradient) {
    return masked(layers.get(layer - 1).backward(gradient), read.get(layer - 1));
  }

  /** Back through dropout and ReLU: what was read as zero passes nothing. */
  private Dense masked(Dense gradient, Dense read) {
    float scale = dropout.scale();
    float[] g = gradient.values();
    float[] x = read.values();
    Rows.each(
        g.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            g[i] = x[i] > 0 ? g[i] * scale : 0;
          }
        });
    return gradient;
  }
}
