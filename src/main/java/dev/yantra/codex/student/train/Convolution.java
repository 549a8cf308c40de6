package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * One layer of {@link dev.yantra.codex.student.network.Network}, there and back. With B the level
 * below, A what {@link Neighbourhoods} reads of it and W the blocks of the weights below one
 * another:
 *
 * <pre>X = ReLU(A B W + b),  ∂W = (A B)ᵀ ∂X,  ∂B = Aᵀ (∂X Wᵀ)</pre>
 *
 * <p>The gradients are written out because an engine that does not know what A is copies and clears
 * far more than it multiplies.
 */
final class Convolution {
  private final NDManager manager;
  private final Neighbourhoods neighbourhoods;
  private final Dense weight;
  private final int width;
  private final NDArray[] read;
  private final NDArray[] weights;

  /**
   * The layer over a level below it.
   *
   * @param weight the blocks of the weights: [blocks * width below, width above]
   */
  Convolution(NDManager manager, Neighbourhoods neighbourhoods, Dense weight, Dense below) {
    this.manager = manager;
    this.neighbourhoods = neighbourhoods;
    this.weight = weight;
    this.width = below.columns();
    int groups = neighbourhoods.groups().size();
    this.read = new NDArray[groups];
    this.weights = new NDArray[groups];
    for (int g = 0; g < groups; g++) {
      Neighbourhoods.Group group = neighbourhoods.groups().get(g);
      read[g] = manager.create(new Shape(group.rows(), (long) group.blocks().length * width));
      neighbourhoods.average(g, below, Dense.view(read[g]));
      weights[g] = manager.create(new Shape((long) group.blocks().length * width, columns()));
      FloatBuffer stacked = Dense.view(weights[g]);
      for (int block : group.blocks()) {
        stacked.put(weight.values(), block * width * columns(), width * columns());
      }
    }
  }

  private int columns() {
    return weight.columns();
  }

  /** The level: [nodes, width above]. */
  Dense forward(float[] bias, boolean rectified) {
    Dense out = Dense.zeros(neighbourhoods.above(), columns());
    for (int g = 0; g < read.length; g++) {
      int first = neighbourhoods.groups().get(g).from();
      FloatBuffer product = Dense.view(read[g].matMul(weights[g]));
      Rows.each(
          neighbourhoods.groups().get(g).rows(),
          (from, to) -> {
            float[] row = new float[bias.length];
            for (int r = from; r < to; r++) {
              product.get(r * row.length, row, 0, row.length);
              Dense.add(bias, 1, row);
              if (rectified) {
                Dense.rectify(row);
              }
              int node = neighbourhoods.node(first + r);
              System.arraycopy(row, 0, out.values(), node * row.length, row.length);
            }
          });
    }
    return out;
  }

  /** A gradient with respect to the level, group by group. */
  List<NDArray> grouped(Dense gradient) {
    return neighbourhoods.groups().stream()
        .map(
            group -> {
              NDArray part = manager.create(new Shape(group.rows(), columns()));
              FloatBuffer rows = Dense.view(part);
              for (int r = group.from(); r < group.to(); r++) {
                int at = neighbourhoods.node(r) * columns();
                rows.put(gradient.values(), at, columns());
              }
              return part;
            })
        .toList();
  }

  /**
   * Adds up the gradient of the weights.
   *
   * @param gradient with respect to the level before its ReLU, {@link #grouped}
   */
  void learn(List<NDArray> gradient, float[] weightGradient) {
    float[] row = new float[columns()];
    float[] sum = new float[columns()];
    for (int g = 0; g < read.length; g++) {
      FloatBuffer product = Dense.view(read[g].transpose().matMul(gradient.get(g)));
      for (int block : neighbourhoods.groups().get(g).blocks()) {
        for (int at = block * width * row.length, end = at + width * row.length;
            at < end;
            at += row.length) {
          product.get(row);
          System.arraycopy(weightGradient, at, sum, 0, row.length);
          Dense.add(row, 1, sum);
          System.arraycopy(sum, 0, weightGradient, at, row.length);
        }
      }
    }
  }

  /** The gradient with respect to the level below: [nodes below, width]. */
  Dense backward(List<NDArray> gradient) {
    FloatBuffer[] toSlots = new FloatBuffer[read.length];
    for (int g = 0; g < read.length; g++) {
      toSlots[g] = Dense.view(gradient.get(g).matMul(weights[g].transpose()));
    }
    Dense toBelow = Dense.zeros(neighbourhoods.below(), width);
    Rows.each(
        toBelow.rows(),
        (from, to) -> {
          float[] sum = new float[width];
          float[] row = new float[width];
          for (int n = from; n < to; n++) {
            neighbourhoods.gather(n, toSlots, row, sum);
            System.arraycopy(sum, 0, toBelow.values(), n * width, width);
          }
        });
    return toBelow;
  }
}
