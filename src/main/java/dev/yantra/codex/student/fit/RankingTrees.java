package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.math.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Trees that rank the candidates of a choice, grown on the likelihood of a softmax over the
 * candidates of each choice:
 *
 * <pre>p(x) = e^{s(x)} / Σ_y e^{s(y)},   g = [x chosen] − p,   h = p (1 − p)</pre>
 */
public final class RankingTrees {
  private RankingTrees() {}

  /**
   * Grows trees on choices; each choice has one right candidate.
   *
   * @param start the score that they go on from
   */
  public static BoostedTrees fit(
      List<ConditionalLogit.Choice> choices,
      ToDoubleFunction<double[]> start,
      BoostedTrees.Plan plan) {
    List<double[]> rows = new ArrayList<>();
    int[] starts = new int[choices.size() + 1];
    int[] chosen = new int[choices.size()];
    for (int c = 0; c < chosen.length; c++) {
      chosen[c] = starts[c] + choices.get(c).chosen()[0];
      rows.addAll(List.of(choices.get(c).evidence()));
      starts[c + 1] = rows.size();
    }
    return BoostedTrees.grow(
        TreeColumns.of(rows),
        rows.stream().mapToDouble(start).toArray(),
        (scores, gradient, hessian) -> derive(starts, chosen, scores, gradient, hessian),
        plan);
  }

  private static void derive(
      int[] starts, int[] chosen, double[] scores, double[] gradient, double[] hessian) {
    for (int c = 0; c < chosen.length; c++) {
      Softmax.of(scores, starts[c], starts[c + 1], gradient);
      for (int r = starts[c]; r < starts[c + 1]; r++) {
        double p = gradient[r];
        gradient[r] = (r == chosen[c] ? 1 : 0) - p;
        hessian[r] = Math.max(1e-6, p * (1 - p));
      }
    }
  }
}
