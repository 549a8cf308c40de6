package dev.yantra.codex.student.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Head;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Layers and text vectors against numbers that are worked out by hand. */
final class NetworkTest {
  private static final int WIDTH = 2;
  private static final ModelShape SHAPE =
      new ModelShape(
          8,
          WIDTH,
          WIDTH,
          WIDTH,
          WIDTH,
          WIDTH,
          WIDTH,
          new TreeMap<>(Head.ofLabels().collect(Collectors.toMap(h -> h, h -> List.of("l")))));

  /** All matrices of the shape, zero but for the first numbers of one. */
  private static SortedMap<String, Matrix> with(String name, float... first) {
    SortedMap<String, Matrix> matrices = new TreeMap<>();
    SHAPE.matrices().forEach((n, size) -> matrices.put(n, Matrix.zeros(size.get(0), size.get(1))));
    for (int i = 0; i < first.length; i++) {
      matrices.getOrDefault(name, Matrix.zeros(0, 0)).values().put(i, first[i]);
    }
    return matrices;
  }

  @Test
  void input_projectsAndKeepsWhatIsAboveZero() {
    SortedMap<String, Matrix> matrices = with("input.weight", 1, 2, 3, -4);
    matrices.put("input.bias", Matrix.of(1, 2, 0.5f, 1));
    // f = (1, 2): 0.5 + 1 + 6 and 1 + 2 - 8.
    assertArrayEquals(
        new float[] {7.5f, 0}, new Network(SHAPE, matrices).input(new float[] {1, 2}));
  }

  @Test
  void convolve_addsSelfAndMeansOfEachRelation() {
    float[] weight = {1, 0, 0, 1, 2, 0, 0, 3};
    float[] self = {1, -1};
    float[] means = new float[Relation.ALL.size() * WIDTH];
    means[0] = 10;
    means[1] = -100;
    for (int layer = 1; layer <= 3; layer++) {
      SortedMap<String, Matrix> matrices = with("sage" + layer + ".weight", weight);
      matrices.put("sage" + layer + ".bias", Matrix.of(1, 2, 0.25f, 0.25f));
      // 0.25 + 1 + 2 · 10 and 0.25 - 1 - 3 · 100: the third layer has no ReLU.
      float[] expected = {21.25f, layer == 3 ? -300.75f : 0};
      assertArrayEquals(expected, new Network(SHAPE, matrices).convolve(layer, self, means));
    }
  }

  @Test
  void project_addsTheRowsOfTheWords() {
    Network network = new Network(SHAPE, with("words", 1, 2, 10, 20, 100, 200));
    float[] target = {5, 5, 5, 5};
    network.project(new SparseVector(new int[] {0, 2}, new float[] {2, 0.5f}), target, 1);
    assertArrayEquals(new float[] {5, 57, 109, 5}, target);
  }

  @Test
  void times_multipliesByANamedMatrix() {
    Network network = new Network(SHAPE, with("calls.query", 1, 2, 3, 4));
    assertArrayEquals(new float[] {7, 10}, network.times(new float[] {1, 2}, "calls.query"));
    assertThrows(IllegalArgumentException.class, () -> network.times(new float[2], "none"));
    assertThrows(IllegalArgumentException.class, () -> network.array("none"));
  }

  @Test
  void network_refusesMatricesOfAnotherShape() {
    SortedMap<String, Matrix> missing = with("words");
    missing.remove("input.bias");
    assertThrows(IllegalArgumentException.class, () -> new Network(SHAPE, missing));
    SortedMap<String, Matrix> taller = with("words");
    taller.put("input.bias", Matrix.zeros(2, 2));
    assertThrows(IllegalArgumentException.class, () -> new Network(SHAPE, taller));
    SortedMap<String, Matrix> wider = with("words");
    wider.put("input.bias", Matrix.zeros(1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Network(SHAPE, wider));
  }

  @Test
  void text_isWeighedByHowRareItsWordsAre() {
    int buckets = 1 << 16;
    HashedTextEncoder encoder =
        HashedTextEncoder.fit(
            buckets, List.of(Map.of("read", 1, "file", 3), Map.of("read", 2), Map.of("write", 1)));
    // idf = ln((1 + 3) / (1 + documents)) + 1
    double read = Math.log(4.0 / 3) + 1;
    double file = Math.log(2) + 1;
    float[] idf = encoder.idf();
    assertEquals(read, idf[HashedTextEncoder.bucket("read", buckets)], 1e-6);
    assertEquals(file, idf[HashedTextEncoder.bucket("file", buckets)], 1e-6);
    SparseVector vector = encoder.encode(Map.of("read", 1, "files", 2), "");
    double a = read;
    double b = (1 + Math.log(2)) * file;
    double length = Math.sqrt(a * a + b * b);
    for (int i = 0; i < 2; i++) {
      boolean isRead = vector.indices()[i] == HashedTextEncoder.bucket("read", buckets);
      assertEquals((isRead ? a : b) / length, vector.values()[i], 1e-6);
    }
    assertEquals(2, vector.size());
    assertEquals(0, encoder.encode(Map.of(), "").size());
  }

  @Test
  void bucket_isTheSameForPluralsOfLongerWords() {
    int buckets = 1 << 16;
    assertEquals(
        HashedTextEncoder.bucket("return", buckets), HashedTextEncoder.bucket("returns", buckets));
    assertEquals(
        false,
        HashedTextEncoder.bucket("clas", buckets) == HashedTextEncoder.bucket("class", buckets));
    assertEquals(
        false, HashedTextEncoder.bucket("ga", buckets) == HashedTextEncoder.bucket("gas", buckets));
  }
}
