package dev.yantra.codex.student.search;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.network.PretrainedTextEncoder;
import java.util.Arrays;

/**
 * The vectors of some declarations by a pre-trained encoder, to which each is given as a sentence
 * such as {@code get header names csv parser}. Questions are compared with them.
 */
public final class SentenceVectors {
  private final CachedEncoder sentences;
  private final float[][] methods;

  /**
   * The vectors of some methods.
   *
   * @param methods their numbers
   */
  public SentenceVectors(CachedEncoder sentences, CodeGraph graph, int[] methods) {
    this.sentences = sentences;
    this.methods =
        Arrays.stream(methods)
            .mapToObj(m -> sentences.vector(PretrainedTextEncoder.spoken(graph.method(m))))
            .toArray(float[][]::new);
  }

  /** The cosine of a question with each method, in their order. */
  public float[] cosines(String question) {
    float[] asked = sentences.vector(PretrainedTextEncoder.spoken(question));
    float[] cosines = new float[methods.length];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = Vectors.dot(asked, methods[i]);
    }
    return cosines;
  }
}
