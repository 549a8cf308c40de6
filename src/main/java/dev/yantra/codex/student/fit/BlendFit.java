package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.Newton;
import java.util.Arrays;
import java.util.List;

/**
 * Blends with the greatest likelihood under a ridge, which is concave and has two dozen unknowns at
 * most.
 */
public final class BlendFit {
  private BlendFit() {}

  /**
   * A blend that ranks the candidates of choices. Starts from, and is held near, {@code start},
   * whose intercept it keeps: the same for all candidates, it tells nothing.
   */
  public static Blend choices(List<ConditionalLogit.Choice> choices, Blend start, double ridge) {
    double[] w = greatest(new ConditionalLogit(choices), start.weights(), ridge);
    return new Blend(w, start.intercept());
  }

  /** A blend that answers yes or no. Starts from, and is held near, {@code start}. */
  public static Blend cases(List<LogisticRegression.Case> cases, Blend start, double ridge) {
    int size = start.weights().length + 1;
    double[] prior = Arrays.copyOf(start.weights(), size);
    prior[size - 1] = start.intercept();
    double[] w = greatest(new LogisticRegression(cases, true, 0), prior, ridge);
    return new Blend(Arrays.copyOf(w, size - 1), w[size - 1]);
  }

  private static double[] greatest(Newton.Term likelihood, double[] prior, double ridge) {
    return Newton.greatest(
        List.of(likelihood, new Newton.Ridge(prior, ridge)), prior, Newton.Rule.LINE_SEARCH);
  }
}
