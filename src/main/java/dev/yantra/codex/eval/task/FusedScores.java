package dev.yantra.codex.eval.task;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scores of BM25 and the cosines of an encoder for one question, brought to one scale and
 * averaged (Bruch et al. 2023, convex combination with theoretical minima):
 *
 * <pre>share · (cos + 1) / (max cos + 1) + (1 - share) · bm25 / max bm25</pre>
 */
final class FusedScores {
  /** The shares of the encoder that tuning tries; 1 is the encoder alone. */
  static final List<Double> SHARES =
      IntStream.rangeClosed(0, 10).mapToObj(tenths -> tenths / 10.0).toList();

  private final double[] lexical;
  private final double[] meaning;

  /**
   * The scores of all methods, in the same order.
   *
   * @param bm25 0 or more each
   * @param cosines from -1 to 1
   */
  FusedScores(double[] bm25, float[] cosines) {
    this.lexical = scaled(bm25.clone());
    this.meaning =
        scaled(IntStream.range(0, cosines.length).mapToDouble(i -> cosines[i] + 1.0).toArray());
  }

  private static double[] scaled(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    return most > 0 ? Arrays.stream(scores).map(s -> s / most).toArray() : scores;
  }

  /** The mean of both, with so much of the encoder. */
  double[] with(double share) {
    return IntStream.range(0, lexical.length)
        .mapToDouble(i -> share * meaning[i] + (1 - share) * lexical[i])
        .toArray();
  }
}
