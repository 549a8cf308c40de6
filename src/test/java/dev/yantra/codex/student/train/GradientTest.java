package dev.yantra.codex.student.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Torch;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The gradients that are written out, against central differences. */
final class GradientTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(9, 2);
  private static final Model MODEL = StudentTraining.untrained(GRAPH, 11);
  private static final float STEP = 2e-3f;

  private final Fold fold =
      new Folds(GRAPH, Splits.of(GRAPH, 42), MODEL.features(), List.of(), 3).training(3).get(0);
  private final float[] slopes = new float[4096 * 64];

  /** {@code Σ slope · level 3 + Σ slope · level 0}, whose gradients there are the slopes. */
  private double loss(SortedMap<String, Matrix> weights, Batch batch, Dropout dropout) {
    try (NDManager manager = NDManager.newBaseManager();
        NDScope scope = new NDScope()) {
      Forward forward = new Forward(manager, new Parameters(manager, weights), batch, dropout);
      double sum = 0;
      for (int level : new int[] {0, 3}) {
        float[] x = batch.level(level).widened(forward.level(level)).values();
        for (int i = 0; i < x.length; i++) {
          sum += slopes[i] * x[i];
        }
      }
      scope.suppressNotUsedWarning();
      return sum;
    }
  }

  private Dense slopes(int columns) {
    float[] part = new float[fold.size() * columns];
    System.arraycopy(slopes, 0, part, 0, part.length);
    return new Dense(fold.size(), columns, part);
  }

  private void check(List<Level> levels, Dropout dropout) {
    Torch.open();
    Random random = new Random(3);
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (float) random.nextGaussian();
    }
    Batch batch =
        new Batch(
            fold,
            Texts.of(GRAPH, MODEL.features()),
            MODEL.network().shape().buckets(),
            levels,
            layer -> true);
    SortedMap<String, Matrix> weights = MODEL.network().matrices();
    Gradients gradients;
    try (NDManager manager = NDManager.newBaseManager();
        NDScope scope = new NDScope()) {
      Parameters parameters = new Parameters(manager, weights);
      Forward forward = new Forward(manager, parameters, batch, dropout);
      gradients = new Gradients(parameters);
      forward.backward(
          batch.level(0).widened(batch.level(0).narrowed(slopes(forward.level(0).columns()))),
          slopes(forward.level(3).columns()),
          gradients);
      scope.suppressNotUsedWarning();
    }
    assertTrue(gradients.all().keySet().containsAll(List.of("words", "input.bias", "sage1.bias")));
    gradients
        .all()
        .forEach(
            (name, gradient) -> {
              int at = largest(gradient);
              double up = loss(moved(weights, name, at, STEP), batch, dropout);
              double down = loss(moved(weights, name, at, -STEP), batch, dropout);
              double difference = (up - down) / (2 * STEP);
              assertEquals(difference, gradient[at], 0.02 * Math.abs(difference) + 0.02, name);
            });
  }

  private static int largest(float[] gradient) {
    int at = 0;
    for (int i = 0; i < gradient.length; i++) {
      at = Math.abs(gradient[i]) > Math.abs(gradient[at]) ? i : at;
    }
    return at;
  }

  private static SortedMap<String, Matrix> moved(
      SortedMap<String, Matrix> weights, String name, int at, float by) {
    SortedMap<String, Matrix> moved = new TreeMap<>(weights);
    moved.computeIfPresent(
        name,
        (n, matrix) -> {
          float[] values = matrix.toArray();
          values[at] += by;
          return Matrix.of(matrix.rows(), matrix.columns(), values);
        });
    return moved;
  }

  @Test
  void backward_overAllNodes_isExact() {
    check(Level.whole(fold), Dropout.NONE);
  }

  @Test
  void backward_throughDropout_isExact() {
    check(Level.whole(fold), new Dropout(0.3, 5));
  }

  @Test
  void backward_overWhatALossReads_isExact() {
    BitSet last = new BitSet();
    GRAPH.methods().filter(m -> m % 7 == 0).forEach(last::set);
    BitSet first = new BitSet();
    first.set(2);
    List<Level> levels = Level.reaching(fold, last, first, layer -> true);
    assertTrue(levels.get(3).size() < levels.get(2).size());
    check(levels, Dropout.NONE);
  }
}
