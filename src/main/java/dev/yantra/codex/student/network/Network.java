package dev.yantra.codex.student.network;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.SparseVector;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The learned matrices and the forward pass of one node in plain Java.
 *
 * <p>The input projects the features, {@code x⁰ = ReLU(W_in f + b_in)}; each of three layers is a
 * GraphSAGE convolution with the mean aggregator (Hamilton et al. 2017, algorithm 1), one aggregate
 * for each relation g:
 *
 * <pre>x^l = ReLU(W_self x^{l-1} + Σ_g W_g · mean_{u ∈ N_g} x_u^{l-1} + b)</pre>
 *
 * <p>The third layer has no ReLU: heads read it as it is, similarity reads it scaled to length 1.
 * The matrices W_self and W_g stand below one another in one matrix.
 */
public final class Network {
  private final ModelShape shape;
  private final SortedMap<String, Matrix> matrices;
  private final Map<String, float[]> arrays = new TreeMap<>();

  /**
   * A network of known matrices.
   *
   * @throws IllegalArgumentException if one is missing or has the wrong shape
   */
  public Network(ModelShape shape, SortedMap<String, Matrix> matrices) {
    this.shape = shape;
    this.matrices = new TreeMap<>();
    shape
        .matrices()
        .forEach(
            (name, size) -> {
              Matrix matrix = matrices.get(name);
              if (matrix == null
                  || matrix.rows() != size.get(0)
                  || matrix.columns() != size.get(1)) {
                throw new IllegalArgumentException(name + " is not " + size);
              }
              this.matrices.put(name, matrix);
              if (!name.equals("words")) {
                arrays.put(name, matrix.toArray());
              }
            });
  }

  /** The sizes. */
  public ModelShape shape() {
    return shape;
  }

  /** The learned matrices by name. */
  public SortedMap<String, Matrix> matrices() {
    return new TreeMap<>(matrices);
  }

  /** Adds the projection of an encoded text to {@code target} from {@code offset} on. */
  public void project(SparseVector text, float[] target, int offset) {
    int width = shape.words();
    Matrix table = matrix("words");
    float[] row = new float[width];
    for (int i = 0; i < text.size(); i++) {
      table.copyRow(text.indices()[i], row);
      float weight = text.values()[i];
      for (int j = 0; j < width; j++) {
        target[offset + j] += weight * row[j];
      }
    }
  }

  /** Level 0 of a node with the given features. */
  float[] input(float[] features) {
    float[] out = array("input.bias").clone();
    multiply(features, array("input.weight"), 0, out);
    return relu(out);
  }

  /**
   * One convolution.
   *
   * @param layer 1 to 3
   * @param self the node's own previous level
   * @param means the mean of each relation's neighbours, one block after the other; zero where
   *     there are none
   */
  float[] convolve(int layer, float[] self, float[] means) {
    String name = "sage" + layer;
    float[] out = array(name + ".bias").clone();
    float[] weight = array(name + ".weight");
    multiply(self, weight, 0, out);
    multiply(means, weight, self.length, out);
    return layer < 3 ? relu(out) : out;
  }

  /** A vector times a matrix. */
  public float[] times(float[] x, String name) {
    float[] out = new float[matrix(name).columns()];
    multiply(x, array(name), 0, out);
    return out;
  }

  /** A small matrix as an array, row by row; not to be written. */
  public float[] array(String name) {
    float[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no matrix " + name);
    }
    return array;
  }

  private Matrix matrix(String name) {
    Matrix matrix = matrices.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException("no matrix " + name);
    }
    return matrix;
  }

  /** Adds {@code x · W[firstRow ..]} to {@code out}. */
  private static void multiply(float[] x, float[] weight, int firstRow, float[] out) {
    int columns = out.length;
    for (int i = 0; i < x.length; i++) {
      float xi = x[i];
      if (xi != 0) {
        int start = (firstRow + i) * columns;
        for (int j = 0; j < columns; j++) {
          out[j] += xi * weight[start + j];
        }
      }
    }
  }

  private static float[] relu(float[] x) {
    for (int j = 0; j < x.length; j++) {
      x[j] = Math.max(0, x[j]);
    }
    return x;
  }
}
