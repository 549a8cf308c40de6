package dev.yantra.codex.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient-boosted trees over features that are there or not, for one yes-or-no label: logistic
 * loss and second-order gains as in XGBoost (Chen and Guestrin 2016, equations 5 to 7),
 *
 * <pre>gain = G_L² / (H_L + λ) + G_R² / (H_R + λ) − G² / (H + λ),  leaf = −η G / (H + λ)</pre>
 *
 * <p>with G and H the sums of the loss's first and second derivatives. XGBoost itself would bring a
 * native library of tens of megabytes for one row of a table; over bags of words its exact search
 * is this.
 */
final class BoostedTrees {
  private static final int ROUNDS = 60;
  private static final int DEPTH = 4;
  private static final double RATE = 0.2;
  private static final double LAMBDA = 1;
  private static final double SMALLEST_HESSIAN = 1;

  private final double start;
  private final List<Node> trees;

  private BoostedTrees(double start, List<Node> trees) {
    this.start = start;
    this.trees = List.copyOf(trees);
  }

  /**
   * A tree: a question about a feature, or an answer.
   *
   * @param feature the feature asked about; -1 in a leaf
   * @param children what holds with and without it; empty in a leaf
   */
  private record Node(int feature, List<Node> children, double value) {
    double of(int[] sorted) {
      Node node = this;
      while (node.feature >= 0) {
        boolean has = Arrays.binarySearch(sorted, node.feature) >= 0;
        node = node.children.get(has ? 0 : 1);
      }
      return node.value;
    }
  }

  /**
   * Learns.
   *
   * @param examples numbers of the features that each example has, ascending
   * @param truth whether the label holds, shape [examples]; both must occur
   * @param features how many features there are
   */
  static BoostedTrees fit(List<int[]> examples, boolean[] truth, int features) {
    double yes = 0;
    for (boolean t : truth) {
      yes += t ? 1 : 0;
    }
    double start = Math.log(yes / (truth.length - yes));
    double[] scores = new double[truth.length];
    Arrays.fill(scores, start);
    Growth growth = new Growth(examples, features);
    List<Node> trees = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < scores.length; i++) {
        double p = 1 / (1 + Math.exp(-scores[i]));
        growth.gradient[i] = p - (truth[i] ? 1 : 0);
        growth.hessian[i] = p * (1 - p);
      }
      int[] all = new int[scores.length];
      Arrays.setAll(all, i -> i);
      Node tree = growth.grow(all, DEPTH);
      trees.add(tree);
      for (int i = 0; i < scores.length; i++) {
        scores[i] += tree.of(examples.get(i));
      }
    }
    return new BoostedTrees(start, trees);
  }

  /** Probability that the label holds of an example. */
  double probability(int[] example) {
    double score = start;
    for (Node tree : trees) {
      score += tree.of(example);
    }
    return 1 / (1 + Math.exp(-score));
  }

  /** The growing of one tree after the other over the same examples. */
  private static final class Growth {
    private final List<int[]> examples;
    private final double[] gradient;
    private final double[] hessian;
    private final double[] gradientOf;
    private final double[] hessianOf;

    Growth(List<int[]> examples, int features) {
      this.examples = List.copyOf(examples);
      this.gradient = new double[examples.size()];
      this.hessian = new double[examples.size()];
      this.gradientOf = new double[features];
      this.hessianOf = new double[features];
    }

    Node grow(int[] members, int depth) {
      Arrays.fill(gradientOf, 0);
      Arrays.fill(hessianOf, 0);
      double g = 0;
      double h = 0;
      for (int i : members) {
        g += gradient[i];
        h += hessian[i];
        for (int feature : examples.get(i)) {
          gradientOf[feature] += gradient[i];
          hessianOf[feature] += hessian[i];
        }
      }
      int best = depth == 0 ? -1 : best(g, h);
      if (best < 0) {
        return new Node(-1, List.of(), -RATE * g / (h + LAMBDA));
      }
      int[] with =
          Arrays.stream(members)
              .filter(i -> Arrays.binarySearch(examples.get(i), best) >= 0)
              .toArray();
      int[] without =
          Arrays.stream(members)
              .filter(i -> Arrays.binarySearch(examples.get(i), best) < 0)
              .toArray();
      return new Node(best, List.of(grow(with, depth - 1), grow(without, depth - 1)), 0);
    }

    private int best(double g, double h) {
      int best = -1;
      double most = g * g / (h + LAMBDA) + 1e-9;
      for (int f = 0; f < gradientOf.length; f++) {
        double restG = g - gradientOf[f];
        double restH = h - hessianOf[f];
        if (hessianOf[f] >= SMALLEST_HESSIAN && restH >= SMALLEST_HESSIAN) {
          double gain =
              gradientOf[f] * gradientOf[f] / (hessianOf[f] + LAMBDA)
                  + restG * restG / (restH + LAMBDA);
          if (gain > most) {
            most = gain;
            best = f;
          }
        }
      }
      return best;
    }
  }
}
