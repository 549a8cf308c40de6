package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.LogisticRegression;
import java.util.List;

/** One slope and one shift over a finished order (Platt 1999), so that scores are probabilities. */
public final class Platt {
  private static final double USUAL_RIDGE = 1;

  private Platt() {}

  /** The same order on the scale that fits the cases; as it is if none of them is a yes. */
  public static Blend scaled(Blend order, List<LogisticRegression.Case> cases) {
    return scaled(order, cases, USUAL_RIDGE);
  }

  /**
   * The same with more or less trust in the scale that the order has already.
   *
   * @param ridge the firmness with which slope and shift are held near 1 and 0
   */
  public static Blend scaled(Blend order, List<LogisticRegression.Case> cases, double ridge) {
    List<LogisticRegression.Case> scores =
        cases.stream()
            .map(
                c ->
                    new LogisticRegression.Case(
                        new double[] {order.logit(c.evidence())}, c.yes(), c.weight()))
            .toList();
    if (scores.stream().noneMatch(LogisticRegression.Case::yes)) {
      return order;
    }
    Blend scale = BlendFit.cases(scores, new Blend(new double[] {1}, 0), ridge);
    double slope = Math.max(1e-3, scale.weights()[0]);
    return order.rescaled(slope, scale.intercept());
  }
}
