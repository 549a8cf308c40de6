package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;

/**
 * The forward pass of {@link dev.yantra.codex.student.network.Network} over all nodes of a fold at
 * once, and the way back. Forward, the two agree to 1e-4.
 */
final class Forward {
  private final NDManager manager;
  private final Parameters parameters;
  private final Batch batch;
  private final NDArray features;
  private final Convolutions layers;

  /**
   * Runs forward.
   *
   * @param manager owns what lives until the way back
   */
  Forward(NDManager manager, Parameters parameters, Batch batch, Dropout dropout) {
    this.manager = manager;
    this.parameters = parameters;
    this.batch = batch;
    this.features =
        batch.features(manager, parameters.values("words"), parameters.columns("words"));
    this.layers = new Convolutions(manager, parameters, batch.neighbourhoods(), dropout);
    layers.forward(input());
  }

  private Dense input() {
    Dense input = Dense.of(features.matMul(parameters.get("input.weight")));
    float[] bias = parameters.values("input.bias");
    Rows.each(
        input.rows(),
        (from, to) -> {
          float[] row = new float[bias.length];
          for (int n = from; n < to; n++) {
            System.arraycopy(input.values(), n * row.length, row, 0, row.length);
            Dense.add(bias, 1, row);
            Dense.rectify(row);
            System.arraycopy(row, 0, input.values(), n * row.length, row.length);
          }
        });
    return input;
  }

  /** A level, 0 to 3, with a row for each node that is computed there. */
  Dense level(int number) {
    return layers.level(number);
  }

  /** A level with a row for each node of the fold, to be differentiated by. */
  NDArray leaf(int number) {
    NDArray leaf = batch.level(number).widened(level(number)).tensor(manager);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /**
   * Goes back from the losses to the weights.
   *
   * @param toInput gradient with respect to level 0, a row for each node of the fold
   * @param toOutput gradient with respect to level 3, likewise
   */
  void backward(Dense toInput, Dense toOutput, Gradients gradients) {
    Dense gradient = layers.backward(batch.level(3).narrowed(toOutput), gradients);
    Dense direct = batch.level(0).narrowed(toInput);
    float[] input = level(0).values();
    for (int i = 0; i < input.length; i++) {
      gradient.values()[i] += input[i] > 0 ? direct.values()[i] : 0;
    }
    gradient.addColumnSums(gradients.of("input.bias"));
    NDArray above = gradient.tensor(manager);
    gradients.add("input.weight", features.transpose().matMul(above));
    int width = parameters.columns("words");
    NDArray texts = parameters.get("input.weight").get("0:" + TextField.ALL.size() * width);
    batch.learn(Dense.of(above.matMul(texts.transpose())), width, gradients.of("words"));
  }
}
