package dev.yantra.codex.student.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.ModelShape.Preset;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class NetworkPriorTest {
  private static SortedMap<String, Matrix> matrices(Object... named) {
    SortedMap<String, Matrix> matrices = new TreeMap<>();
    for (int i = 0; i < named.length; i += 2) {
      matrices.put((String) named[i], (Matrix) named[i + 1]);
    }
    return matrices;
  }

  private static float[] of(SortedMap<String, Matrix> matrices, String name) {
    return matrices.getOrDefault(name, Matrix.zeros(0, 0)).toArray();
  }

  @Test
  void encode_keepsEachWeightToAHalfOfAStepOfItsRow() throws IOException {
    Matrix weights = Matrix.of(3, 2, 1.27f, -0.334f, 0.001f, 0.00127f, 0, 0);
    NetworkPrior prior = NetworkPrior.decode(new NetworkPrior(matrices("words", weights)).encode());
    float[] read = of(prior.matrices(), "words");
    assertArrayEquals(new float[] {1.27f, -0.33f, 0.001f, 0.00127f, 0, 0}, read, 1e-5f);
  }

  @Test
  void over_leavesWhatOnlyThisNetworkHas() {
    NetworkPrior prior =
        new NetworkPrior(
            matrices("words", Matrix.of(2, 2, 1, 2, 3, 4), "concerns.bias", Matrix.of(1, 2, 5, 6)));
    SortedMap<String, Matrix> start =
        prior.over(
            matrices(
                "words",
                Matrix.of(3, 2, 9, 9, 9, 9, 9, 9),
                "concerns.bias",
                Matrix.of(1, 3, 8, 8, 8),
                "own",
                Matrix.of(1, 1, 7)));
    assertArrayEquals(new float[] {1, 2, 3, 4, 9, 9}, of(start, "words"));
    assertArrayEquals(new float[] {5, 6, 8}, of(start, "concerns.bias"));
    assertArrayEquals(new float[] {7}, of(start, "own"));
  }

  @Test
  void over_refusesASmallerNetwork() {
    NetworkPrior prior = new NetworkPrior(matrices("words", Matrix.zeros(2, 2)));
    assertThrows(
        IllegalArgumentException.class, () -> prior.over(matrices("words", Matrix.zeros(2, 1))));
  }

  @Test
  void shipped_fitsTheSmallPreset() {
    ModelShape shape = Preset.SMALL.shape(head -> List.of(head.key()));
    NetworkPrior.shipped()
        .matrices()
        .forEach(
            (name, matrix) -> {
              if (!name.endsWith(".bias") || name.startsWith("sage") || name.startsWith("input")) {
                assertEquals(
                    shape.matrices().get(name), List.of(matrix.rows(), matrix.columns()), name);
              }
            });
  }
}
