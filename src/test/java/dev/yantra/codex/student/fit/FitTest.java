package dev.yantra.codex.student.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.math.ConditionalLogit.Choice;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.LogisticRegression.Case;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blends, scales, joins and trees whose numbers can be worked out by hand. */
final class FitTest {
  private static final double LN3 = Math.log(3);

  private static List<Case> table(double x, int yes, int no) {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(new double[] {x}, true, yes));
    cases.add(new Case(new double[] {x}, false, no));
    return cases;
  }

  private static List<Case> twoTables() {
    List<Case> cases = new ArrayList<>(table(1, 3000, 1000));
    cases.addAll(table(0, 1000, 3000));
    return cases;
  }

  @Test
  void blend_addsWeighedEvidence() {
    Blend blend = new Blend(new double[] {2, -1}, 0.5);
    assertEquals(3.5, blend.logit(2, 1));
    assertEquals(LogOdds.probability(3.5), blend.probability(2, 1));
    assertEquals(new Blend(new double[] {6, -3}, 5.5), blend.rescaled(3, 4));
    assertEquals(blend, Blend.parse(blend.toString()));
    assertEquals("2.0 -1.0 0.5", blend.toString());
    assertEquals(blend.hashCode(), Blend.parse(blend.toString()).hashCode());
    assertNotEquals(blend, new Blend(new double[] {2, -1}, 0.6));
    assertNotEquals(blend, new Blend(new double[] {2, 1}, 0.5));
    blend.weights()[0] = 99;
    assertEquals(2, blend.weights()[0]);
  }

  @Test
  void cases_countByTheirWeight() {
    Blend fitted = BlendFit.cases(twoTables(), new Blend(new double[] {0}, 0), 1e-9);
    assertEquals(2 * LN3, fitted.weights()[0], 1e-6);
    assertEquals(-LN3, fitted.intercept(), 1e-6);
  }

  @Test
  void choices_keepTheIntercept() {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      choices.add(new Choice(new double[][] {{1}, {0}}, new int[] {i == 0 ? 1 : 0}));
    }
    Blend fitted = BlendFit.choices(choices, new Blend(new double[] {0}, 0.7), 1e-9);
    assertEquals(LN3, fitted.weights()[0], 1e-6);
    assertEquals(0.7, fitted.intercept());
  }

  @Test
  void platt_rescalesAnOrder() {
    Blend order = new Blend(new double[] {2}, -1);
    Blend scaled = Platt.scaled(order, twoTables(), 1e-9);
    assertEquals(0.75, scaled.probability(1), 1e-6);
    assertEquals(0.25, scaled.probability(0), 1e-6);
    // With a firm hold the scale stays; one of weight 1 gives way to thousands of cases.
    assertEquals(
        LogOdds.probability(1), Platt.scaled(order, twoTables(), 1e12).probability(1), 1e-6);
    assertEquals(0.75, Platt.scaled(order, twoTables()).probability(1), 1e-3);
  }

  @Test
  void platt_neverTurnsAnOrderRound() {
    Blend against = new Blend(new double[] {-2}, 1);
    Blend scaled = Platt.scaled(against, twoTables(), 1e-9);
    assertEquals(-2e-3, scaled.weights()[0], 1e-12);
    assertTrue(scaled.probability(0) > scaled.probability(1));
    assertEquals(against, Platt.scaled(against, table(1, 1, 1).subList(1, 2)));
  }

  private static List<Case> stacked(boolean helpful) {
    List<Case> cases = new ArrayList<>();
    for (int order = 0; order < 2; order++) {
      for (int network = 0; network < 2; network++) {
        boolean likely = (network == 1) == helpful;
        double[] row = {order, network};
        cases.add(new Case(row, true, likely ? 3000 : 1000));
        cases.add(new Case(row, false, likely ? 1000 : 3000));
      }
    }
    return cases;
  }

  @Test
  void stacking_givesTheNetworkItsWeight() {
    Blend order = new Blend(new double[] {1, 0}, 0);
    Blend joined = Stacking.with(order, 1, stacked(true), 1e-9);
    // The order says nothing: its slope is held at 0.1. The network tells ln 9.
    assertEquals(0.1, joined.weights()[0], 1e-12);
    assertEquals(2 * LN3, joined.weights()[1], 1e-6);
    assertEquals(-LN3, joined.intercept(), 1e-6);
  }

  @Test
  void stacking_onlyScalesWhereTheNetworkMisleads() {
    Blend order = new Blend(new double[] {1, 0}, 0);
    Blend joined = Stacking.with(order, 1, stacked(false), 1e-9);
    assertEquals(0, joined.weights()[1]);
    assertEquals(Platt.scaled(order, stacked(false), 1e-9), joined);
    List<Case> never = List.of(new Case(new double[] {1, 1}, false, 1));
    assertEquals(order, Stacking.with(order, 1, never, 3));
  }

  private static BoostedTrees.Plan plan(int trees, int depth) {
    return new BoostedTrees.Plan(trees, depth, 0.5, 1, 1);
  }

  @Test
  void tree_hasTheLeavesOfTheFormula() {
    // y = 1, 1, 0, 0 at x = 1, 2, 3, 4: p = ½, g = ±½, h = ¼, so G = 1 and H = ½ on either side.
    List<Case> cases = new ArrayList<>();
    for (int x = 1; x <= 4; x++) {
      cases.add(new Case(new double[] {x}, x <= 2, 1));
    }
    BoostedTrees.Plan plan = new BoostedTrees.Plan(1, 1, 0.5, 1, 0.1);
    BoostedTrees trees = LogisticTrees.grow(cases, row -> 0, plan);
    BoostedTrees.Tree tree = trees.trees().get(0);
    assertArrayEquals(new int[] {0, -1, -1}, tree.features());
    // leaf = η G / (H + λ) = 0.5 · 1 / 1.5
    assertArrayEquals(new float[] {2.5f, 1 / 3f, -1 / 3f}, tree.values(), 1e-6f);
    assertArrayEquals(new int[] {1, 0, 0}, tree.lefts());
    assertEquals(1 / 3.0, trees.score(new double[] {2.5}), 1e-6);
    assertEquals(-1 / 3.0, trees.score(new double[] {2.6}), 1e-6);
  }

  @Test
  void tree_splitsNoLeafBelowTheLeastWeight() {
    List<Case> cases = new ArrayList<>();
    for (int x = 1; x <= 4; x++) {
      cases.add(new Case(new double[] {x}, x <= 1, 1));
    }
    BoostedTrees.Plan least = new BoostedTrees.Plan(1, 1, 0.5, 1, 0.5);
    // The best place is behind 1, where H is ¼; behind 2 it is ½ on both sides.
    assertEquals(
        2.5f, LogisticTrees.grow(cases, row -> 0, least).trees().get(0).values()[0], 1e-6f);
    BoostedTrees.Plan none = new BoostedTrees.Plan(1, 1, 0.5, 1, 0.51);
    BoostedTrees.Tree leaf = LogisticTrees.grow(cases, row -> 0, none).trees().get(0);
    assertArrayEquals(new int[] {-1}, leaf.features());
    // G = ½ - 3 · ½ = -1, H = 1.
    assertArrayEquals(new float[] {-0.25f}, leaf.values(), 1e-6f);
  }

  @Test
  void trees_goOnFromWhatTheOnesBeforeSay() {
    List<Case> cases = table(1, 3, 1);
    BoostedTrees trees = LogisticTrees.grow(cases, row -> LN3, plan(2, 1));
    // From ln 3 on, G = 3 · ¼ - ¾ = 0: nothing is left to say.
    assertEquals(0, trees.score(new double[] {1}), 1e-6);
    BoostedTrees more = LogisticTrees.grow(cases, row -> 0, plan(100, 1));
    assertEquals(LN3, more.score(new double[] {1}), 1e-3);
  }

  @Test
  void likelihood_hasTheDerivativesOfTheFormula() {
    double[] gradient = new double[3];
    double[] hessian = new double[3];
    LogisticTrees.likelihood(new boolean[] {true, false, true})
        .derive(new double[] {LN3, LN3, 50}, gradient, hessian);
    assertArrayEquals(new double[] {0.25, -0.75, 0}, gradient, 1e-12);
    assertArrayEquals(new double[] {0.1875, 0.1875, 1e-6}, hessian, 1e-12);
  }

  @Test
  void rankingTrees_raiseTheChosen() {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      choices.add(new Choice(new double[][] {{0, i}, {1, i}, {0, -i}}, new int[] {1}));
    }
    BoostedTrees.Plan plan = new BoostedTrees.Plan(1, 1, 0.5, 1, 0.1);
    BoostedTrees trees = RankingTrees.fit(choices, row -> 0, plan);
    // p = ⅓: the chosen have G = 8 · ⅔ and H = 8 · 2/9, the others G = -16 · ⅓ and H = 16 · 2/9.
    assertEquals(0.5 * (16 / 3.0) / (16 / 9.0 + 1), trees.score(new double[] {1, 0}), 1e-6);
    assertEquals(-0.5 * (16 / 3.0) / (32 / 9.0 + 1), trees.score(new double[] {0, 0}), 1e-6);
    // Where the score tells already which one it is, there is little left.
    BoostedTrees little = RankingTrees.fit(choices, row -> 9 * row[0], plan);
    assertTrue(Math.abs(little.score(new double[] {1, 0})) < 0.01);
  }

  @Test
  void columns_haveEdgesBetweenValues() {
    List<double[]> rows = new ArrayList<>();
    for (double v : new double[] {3, 1, 1, 1, 2}) {
      rows.add(new double[] {v});
    }
    TreeColumns columns = TreeColumns.of(rows);
    TreeColumns.Column column = columns.columns().get(0);
    assertEquals(5, columns.rows());
    assertArrayEquals(new float[] {1.5f, 2.5f}, column.edges());
    assertEquals(0, column.usual());
    assertArrayEquals(new int[] {0, 4}, column.rows());
    assertArrayEquals(new byte[] {2, 1}, column.bins());
  }

  @Test
  void columns_ofManyValuesHaveFortyEightBins() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(new double[] {i < 900 ? i / 1000.0 : i});
    }
    TreeColumns.Column column = TreeColumns.of(rows).columns().get(0);
    assertEquals(47, column.edges().length);
    for (int i = 1; i < 47; i++) {
      assertTrue(column.edges()[i - 1] <= column.edges()[i]);
    }
    // Every row that is named lies above the edge below its bin, and not above its own.
    for (int i = 0; i < column.rows().length; i++) {
      float value = (float) rows.get(column.rows()[i])[0];
      int bin = column.bins()[i];
      assertTrue(bin == 47 || value <= column.edges()[bin], value + " in " + bin);
      assertTrue(bin == 0 || value > column.edges()[bin - 1], value + " in " + bin);
    }
  }

  @Test
  void columns_ofPresenceNameTheRowsThatHaveIt() {
    TreeColumns columns =
        TreeColumns.present(List.of(new int[] {1}, new int[0], new int[] {0, 1}), 2);
    assertEquals(3, columns.rows());
    assertArrayEquals(new int[] {2}, columns.columns().get(0).rows());
    assertArrayEquals(new int[] {0, 2}, columns.columns().get(1).rows());
    assertArrayEquals(new byte[] {1, 1}, columns.columns().get(1).bins());
    assertArrayEquals(new float[] {0.5f}, columns.columns().get(1).edges());
  }
}
