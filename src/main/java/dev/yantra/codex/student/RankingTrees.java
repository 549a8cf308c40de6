package dev.yantra.codex.student;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient-boosted trees that rank the candidates of a choice (Friedman 2001), on the likelihood of
 * a softmax over the candidates of each choice:
 *
 * <pre>p(x) = e^{s(x)} / Σ_y e^{s(y)},   s = Σ_t η tree_t,   g = [x chosen] − p,   h = p (1 − p)
 * </pre>
 *
 * <p>A tree is grown level by level on histograms of the features (Ke et al. 2017, LightGBM). A
 * node is three numbers: feature, threshold, and the position of its left child, whose sibling
 * follows; a leaf has feature -1 and its value as the threshold.
 */
final class RankingTrees {
  /** How trees are grown. */
  record Plan(int trees, int depth, double rate, double ridge, double leastWeight) {
    static Plan defaults() {
      return new Plan(100, 4, 0.12, 4, 3);
    }
  }

  /** One tree, node by node. */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read in tight loops.
  record Tree(int[] features, float[] values, int[] lefts) {
    double of(double[] row) {
      int at = 0;
      while (features[at] >= 0) {
        at = lefts[at] + (row[features[at]] <= values[at] ? 0 : 1);
      }
      return values[at];
    }
  }

  private final List<Tree> trees;

  RankingTrees(List<Tree> trees) {
    this.trees = List.copyOf(trees);
  }

  List<Tree> trees() {
    return trees;
  }

  double score(double[] row) {
    double sum = 0;
    for (Tree tree : trees) {
      sum += tree.of(row);
    }
    return sum;
  }

  /** Grows trees on choices; each choice has one right candidate. */
  static RankingTrees fit(List<BlendFit.Choice> choices, Blend start, Plan plan) {
    return new Growing(choices, start, plan).grow();
  }

  /** One fit. */
  private static final class Growing {
    private static final int BINS = 48;

    private final Plan plan;
    private final int rows;
    private final int features;
    private final int[] starts;
    private final int[] chosen;
    private final byte[][] bins;
    private final float[][] edges;
    private final double[] scores;
    private final double[] gradient;
    private final double[] hessian;
    private final int[] leafOf;

    Growing(List<BlendFit.Choice> choices, Blend start, Plan plan) {
      this.plan = plan;
      this.starts = new int[choices.size() + 1];
      this.chosen = new int[choices.size()];
      for (int c = 0; c < choices.size(); c++) {
        starts[c + 1] = starts[c] + choices.get(c).evidence().length;
        chosen[c] = starts[c] + choices.get(c).chosen()[0];
      }
      this.rows = starts[choices.size()];
      this.features = choices.isEmpty() ? 0 : choices.get(0).evidence()[0].length;
      this.bins = new byte[features][rows];
      this.edges = new float[features][];
      this.scores = new double[rows];
      this.gradient = new double[rows];
      this.hessian = new double[rows];
      this.leafOf = new int[rows];
      float[] column = new float[rows];
      for (int f = 0; f < features; f++) {
        int r = 0;
        for (BlendFit.Choice choice : choices) {
          for (double[] row : choice.evidence()) {
            column[r++] = (float) row[f];
          }
        }
        edges[f] = edges(column);
        for (r = 0; r < rows; r++) {
          bins[f][r] = (byte) bin(edges[f], column[r]);
        }
      }
      int r = 0;
      for (BlendFit.Choice choice : choices) {
        for (double[] row : choice.evidence()) {
          scores[r++] = start.logit(row);
        }
      }
    }

    /**
     * Thresholds between quantiles; a value belongs to the first bin whose edge it does not pass.
     */
    private static float[] edges(float[] column) {
      float[] sorted = column.clone();
      Arrays.sort(sorted);
      float[] distinct = new float[sorted.length];
      int n = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (n == 0 || sorted[i] > distinct[n - 1]) {
          distinct[n++] = sorted[i];
        }
      }
      if (n <= BINS) {
        float[] edges = new float[Math.max(0, n - 1)];
        for (int i = 0; i < edges.length; i++) {
          edges[i] = (distinct[i] + distinct[i + 1]) / 2;
        }
        return edges;
      }
      // Half of the edges by rank, half by distinct value, so that rare values are told apart too.
      float[] edges = new float[BINS - 1];
      int half = edges.length / 2;
      for (int i = 0; i < edges.length; i++) {
        edges[i] =
            i < half
                ? sorted[(int) ((i + 1L) * sorted.length / (half + 1))]
                : distinct[(int) ((i - half + 1L) * n / (edges.length - half + 1))];
      }
      Arrays.sort(edges);
      return edges;
    }

    private static int bin(float[] edges, float value) {
      int low = 0;
      int high = edges.length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (value <= edges[middle]) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    RankingTrees grow() {
      List<Tree> trees = new ArrayList<>();
      for (int t = 0; t < plan.trees; t++) {
        derivatives();
        trees.add(tree());
      }
      return new RankingTrees(trees);
    }

    private void derivatives() {
      for (int c = 0; c < chosen.length; c++) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int r = starts[c]; r < starts[c + 1]; r++) {
          greatest = Math.max(greatest, scores[r]);
        }
        double sum = 0;
        for (int r = starts[c]; r < starts[c + 1]; r++) {
          gradient[r] = Math.exp(scores[r] - greatest);
          sum += gradient[r];
        }
        for (int r = starts[c]; r < starts[c + 1]; r++) {
          double p = gradient[r] / sum;
          gradient[r] = (r == chosen[c] ? 1 : 0) - p;
          hessian[r] = Math.max(1e-6, p * (1 - p));
        }
      }
    }

    private Tree tree() {
      int most = (1 << (plan.depth + 1)) - 1;
      int[] feature = new int[most];
      float[] value = new float[most];
      int[] left = new int[most];
      Arrays.fill(feature, -1);
      Arrays.fill(leafOf, 0);
      int nodes = 1;
      List<Integer> open = List.of(0);
      for (int level = 0; level < plan.depth && !open.isEmpty(); level++) {
        int[] slot = new int[most];
        Arrays.fill(slot, -1);
        for (int i = 0; i < open.size(); i++) {
          slot[open.get(i)] = i;
        }
        double[][] best = splits(slot, open.size());
        List<Integer> next = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
          if (best[i][0] > 1e-3) {
            int node = open.get(i);
            feature[node] = (int) best[i][1];
            value[node] = edges[feature[node]][(int) best[i][2]];
            left[node] = nodes;
            next.add(nodes);
            next.add(nodes + 1);
            nodes += 2;
          }
        }
        for (int r = 0; r < rows; r++) {
          int node = leafOf[r];
          if (slot[node] >= 0 && feature[node] >= 0) {
            int threshold = (int) best[slot[node]][2];
            leafOf[r] = left[node] + (bins[feature[node]][r] <= threshold ? 0 : 1);
          }
        }
        open = next;
      }
      double[] g = new double[nodes];
      double[] h = new double[nodes];
      for (int r = 0; r < rows; r++) {
        g[leafOf[r]] += gradient[r];
        h[leafOf[r]] += hessian[r];
      }
      for (int n = 0; n < nodes; n++) {
        if (feature[n] < 0) {
          value[n] = (float) (plan.rate * g[n] / (h[n] + plan.ridge));
        }
      }
      for (int r = 0; r < rows; r++) {
        scores[r] += value[leafOf[r]];
      }
      return new Tree(
          Arrays.copyOf(feature, nodes), Arrays.copyOf(value, nodes), Arrays.copyOf(left, nodes));
    }

    /** The best split of each open node: gain, feature, bin. */
    private double[][] splits(int[] slot, int open) {
      byte[] slotOf = new byte[rows];
      for (int r = 0; r < rows; r++) {
        slotOf[r] = (byte) slot[leafOf[r]];
      }
      List<double[][]> ofFeatures =
          IntStream.range(0, features).parallel().mapToObj(f -> splits(f, slotOf, open)).toList();
      double[][] best = new double[open][3];
      for (double[][] ofFeature : ofFeatures) {
        for (int s = 0; s < open; s++) {
          if (ofFeature[s][0] > best[s][0]) {
            best[s] = ofFeature[s];
          }
        }
      }
      return best;
    }

    private double[][] splits(int f, byte[] slotOf, int open) {
      double[][] best = new double[open][3];
      int edgeCount = edges[f].length;
      if (edgeCount == 0) {
        return best;
      }
      double[] sums = new double[open * BINS * 2];
      byte[] column = bins[f];
      for (int r = 0; r < rows; r++) {
        int s = slotOf[r];
        if (s >= 0) {
          int at = (s * BINS + column[r]) * 2;
          sums[at] += gradient[r];
          sums[at + 1] += hessian[r];
        }
      }
      for (int s = 0; s < open; s++) {
        double allG = 0;
        double allH = 0;
        for (int b = 0; b <= edgeCount; b++) {
          allG += sums[(s * BINS + b) * 2];
          allH += sums[(s * BINS + b) * 2 + 1];
        }
        double whole = allG * allG / (allH + plan.ridge);
        double leftG = 0;
        double leftH = 0;
        for (int b = 0; b < edgeCount; b++) {
          leftG += sums[(s * BINS + b) * 2];
          leftH += sums[(s * BINS + b) * 2 + 1];
          double rightG = allG - leftG;
          double rightH = allH - leftH;
          if (leftH >= plan.leastWeight && rightH >= plan.leastWeight) {
            double gain =
                leftG * leftG / (leftH + plan.ridge)
                    + rightG * rightG / (rightH + plan.ridge)
                    - whole;
            if (gain > best[s][0]) {
              best[s] = new double[] {gain, f, b};
            }
          }
        }
      }
      return best;
    }
  }
}
