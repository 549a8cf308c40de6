package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.tensors.Dense;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The learned matrices, as arrays and as tensors with gradients. */
final class Parameters {
  private static final int BLOCKS = 1 + Relation.ALL.size();

  /**
   * Neighbours start at this share of a node's own strength. At equal strength three layers of five
   * relations drown what a method says of itself: measured alone on Commons CSV, the network was
   * worse with its neighbours than without.
   */
  private static final float NEIGHBOUR = 0.3f;

  private final SortedMap<String, NDArray> tensors = new TreeMap<>();
  private final SortedMap<String, Matrix> matrices = new TreeMap<>();
  private final SortedMap<String, float[]> arrays = new TreeMap<>();

  /** Starts from known values. */
  Parameters(NDManager manager, SortedMap<String, Matrix> values) {
    values.forEach(
        (name, matrix) -> {
          float[] array = matrix.toArray();
          NDArray tensor = Dense.owned(manager, array, new Shape(matrix.rows(), matrix.columns()));
          tensor.setRequiresGradient(true);
          tensors.put(name, tensor);
          arrays.put(name, array);
          matrices.put(name, Matrix.of(matrix.rows(), matrix.columns(), array));
        });
  }

  /**
   * Starting values from Java's generator, so that they do not depend on the engine: Glorot and
   * Bengio (2010) for weights, weaker for those of neighbours, zero for biases, and what heads name
   * themselves.
   */
  static SortedMap<String, Matrix> initial(ModelShape shape, long seed) {
    Map<String, List<Float>> starts = starts();
    SortedMap<String, Matrix> values = new TreeMap<>();
    shape
        .matrices()
        .forEach(
            (name, size) -> {
              Random random = new Random(seed * 31 + name.hashCode());
              int rows = size.get(0);
              int columns = size.get(1);
              float[] array = new float[rows * columns];
              List<Float> start = starts.getOrDefault(name, List.of());
              if (!start.isEmpty()) {
                for (int i = 0; i < array.length; i++) {
                  array[i] = start.get(i);
                }
              } else if (!name.endsWith(".bias")) {
                boolean layer = name.startsWith("sage");
                int own = layer ? rows / BLOCKS : rows;
                double fan = name.equals("words") ? columns : (own + columns) / 2.0;
                float deviation = (float) Math.sqrt(1 / fan);
                for (int i = 0; i < array.length; i++) {
                  boolean neighbour = i >= own * columns;
                  array[i] =
                      (float) random.nextGaussian()
                          * (neighbour ? NEIGHBOUR * deviation : deviation);
                }
              }
              values.put(name, Matrix.of(rows, columns, array));
            });
    return values;
  }

  /** The first values of the matrices for which heads name them. */
  private static Map<String, List<Float>> starts() {
    Map<String, List<Float>> starts = new TreeMap<>();
    Head.ALL.forEach(
        head -> head.matrices().forEach(matrix -> starts.put(matrix.name(), matrix.start())));
    return starts;
  }

  /**
   * The same values with the weights of some layers' neighbours at zero. Where nothing is averaged
   * they get no gradient either: what is trained serves as it is, over any graph, and looks at no
   * neighbour.
   */
  static SortedMap<String, Matrix> deaf(
      ModelShape shape, SortedMap<String, Matrix> values, IntPredicate layers) {
    SortedMap<String, Matrix> deaf = new TreeMap<>(values);
    for (int layer : IntStream.rangeClosed(1, 3).filter(layers).toArray()) {
      int below = shape.width(layer - 1);
      deaf.computeIfPresent(
          "sage" + layer + ".weight",
          (name, matrix) -> {
            float[] array = matrix.toArray();
            Arrays.fill(array, below * matrix.columns(), array.length, 0);
            return Matrix.of(matrix.rows(), matrix.columns(), array);
          });
    }
    return deaf;
  }

  /** The tensor of a matrix. */
  NDArray get(String name) {
    NDArray tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no matrix " + name);
    }
    return tensor;
  }

  /** All tensors by name. */
  Map<String, NDArray> all() {
    return tensors;
  }

  /** The values of a matrix, row by row; after a change {@link #changed} is to be called. */
  float[] values(String name) {
    float[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no matrix " + name);
    }
    return array;
  }

  /** A matrix over {@link #values}. */
  Dense dense(String name) {
    return new Dense(values(name).length / columns(name), columns(name), values(name));
  }

  /** The width of a matrix. */
  int columns(String name) {
    return (int) get(name).getShape().get(1);
  }

  /** Lets torch know the values of a matrix. */
  void changed(String name) {
    Dense.view(get(name)).put(values(name));
  }

  /** A copy of the present values. */
  SortedMap<String, Matrix> values() {
    return copy(arrays);
  }

  /** Matrices of our shapes with a copy of other values. */
  SortedMap<String, Matrix> copy(Map<String, float[]> values) {
    SortedMap<String, Matrix> copy = new TreeMap<>();
    matrices.forEach(
        (name, like) -> {
          float[] own = values.get(name);
          if (own != null) {
            copy.put(name, Matrix.of(like.rows(), like.columns(), own.clone()));
          }
        });
    return copy;
  }
}
