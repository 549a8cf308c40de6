package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.LogisticRegression;
import java.util.List;

/**
 * Joins the network's evidence to an order that was fitted without it (stacking, Wolpert 1992), on
 * cases that neither has learned from. Two weights and a shift are all that few cases can tell, so
 * these are held near to "the order is right and calibrated, and the network adds nothing".
 */
public final class Stacking {
  /** For cases that are methods: each tells something of its own. */
  public static final double METHODS = 3;

  /** For cases that are candidates of methods: most of them are no question at all. */
  public static final double CANDIDATES = 50;

  /** For cases that are labels of methods: those of one method say much the same. */
  public static final double LABELS = 100;

  private Stacking() {}

  /**
   * The order with one more column in it.
   *
   * @param column of the network's log-odds in the cases' evidence; the order's weight of it is 0
   * @param ridge the firmness with which slope, weight and shift are held
   */
  public static Blend with(
      Blend order, int column, List<LogisticRegression.Case> cases, double ridge) {
    if (cases.stream().noneMatch(LogisticRegression.Case::yes)) {
      return order;
    }
    List<LogisticRegression.Case> two =
        cases.stream()
            .map(
                c ->
                    new LogisticRegression.Case(
                        new double[] {order.logit(c.evidence()), c.evidence()[column]},
                        c.yes(),
                        c.weight()))
            .toList();
    Blend fitted = BlendFit.cases(two, new Blend(new double[] {1, 0}, 0), ridge);
    if (fitted.weights()[1] <= 0) {
      return Platt.scaled(order, cases, ridge);
    }
    Blend joined = order.rescaled(Math.max(0.1, fitted.weights()[0]), fitted.intercept());
    double[] weights = joined.weights();
    weights[column] = fitted.weights()[1];
    return new Blend(weights, joined.intercept());
  }
}
