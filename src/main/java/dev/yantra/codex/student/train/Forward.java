package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.norm.Dropout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The forward pass of {@link dev.yantra.codex.student.Network} over all nodes of a fold at once, in
 * tensors. The two agree to 1e-4.
 */
final class Forward {
  private final Parameters parameters;
  private final float dropout;

  /**
   * A forward pass.
   *
   * @param dropout share of activations that is dropped before each layer; 0 outside training
   */
  Forward(Parameters parameters, float dropout) {
    this.parameters = parameters;
    this.dropout = dropout;
  }

  /** The levels 0 to 3, each [nodes, width]. */
  List<NDArray> levels(Batch batch) {
    List<NDArray> levels = new ArrayList<>();
    NDArray features = batch.features(parameters.get("words"));
    levels.add(affine(features, "input").getNDArrayInternal().relu());
    for (int layer = 1; layer <= 3; layer++) {
      levels.add(convolved(layer, levels.get(layer - 1), batch));
    }
    return levels;
  }

  /** One layer over the level below it. */
  NDArray convolved(int layer, NDArray level, Batch batch) {
    NDArray below = dropped(level);
    String name = "sage" + layer;
    long width = below.getShape().get(1);
    int[] averaged = batch.averaged();
    long[] blocks = new long[averaged.length];
    Arrays.setAll(blocks, g -> (g + 1) * width);
    NDList weights = parameters.get(name + ".weight").split(blocks);
    NDArray out = below.matMul(weights.get(0)).add(parameters.get(name + ".bias"));
    if (IntStream.of(averaged).sum() > 0) {
      NDList means = batch.means(below).split(starts(averaged));
      NDList sent = new NDList();
      for (int g = 0; g < averaged.length; g++) {
        sent.add(means.get(g).matMul(weights.get(g + 1)));
      }
      out = out.add(batch.placed(NDArrays.concat(sent)));
    }
    return layer < 3 ? out.getNDArrayInternal().relu() : out;
  }

  /** Where each part but the first begins. */
  private static long[] starts(int[] sizes) {
    long[] starts = new long[sizes.length - 1];
    long at = 0;
    for (int g = 0; g < starts.length; g++) {
      at += sizes[g];
      starts[g] = at;
    }
    return starts;
  }

  private NDArray affine(NDArray x, String name) {
    return x.matMul(parameters.get(name + ".weight")).add(parameters.get(name + ".bias"));
  }

  private NDArray dropped(NDArray x) {
    return dropout == 0 ? x : Dropout.dropout(x, dropout, true).singletonOrThrow();
  }
}
