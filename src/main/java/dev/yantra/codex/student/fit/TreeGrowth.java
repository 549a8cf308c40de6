package dev.yantra.codex.student.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The growing of one tree after the other over the same rows, level by level on histograms. */
final class TreeGrowth {
  /** A split has to be worth more than rounding. */
  private static final double LEAST_GAIN = 1e-9;

  /** The best question of an open node; feature -1 if there is none. */
  private record Split(double gain, int feature, int bin) {
    static final Split NONE = new Split(LEAST_GAIN, -1, 0);
  }

  private final List<TreeColumns.Column> columns;
  private final BoostedTrees.Likelihood likelihood;
  private final BoostedTrees.Plan plan;
  private final int rows;
  private final double[] scores;
  private final double[] gradient;
  private final double[] hessian;
  private final int[] leafOf;
  private final byte[] slotOf;
  private final boolean[] drawn;
  private int[] drawnFeatures = new int[0];

  TreeGrowth(
      TreeColumns columns,
      double[] start,
      BoostedTrees.Likelihood likelihood,
      BoostedTrees.Plan plan) {
    if (columns.columns().size() > Short.MAX_VALUE || plan.depth() > 6) {
      throw new IllegalArgumentException("too many features or too deep");
    }
    this.columns = columns.columns();
    this.likelihood = likelihood;
    this.plan = plan;
    this.rows = columns.rows();
    this.scores = start.clone();
    this.gradient = new double[rows];
    this.hessian = new double[rows];
    this.leafOf = new int[rows];
    this.slotOf = new byte[rows];
    this.drawn = new boolean[rows];
  }

  List<BoostedTrees.Tree> grow() {
    List<BoostedTrees.Tree> trees = new ArrayList<>();
    for (int t = 0; t < plan.trees(); t++) {
      likelihood.derive(scores, gradient, hessian);
      draw(new SplittableRandom(t));
      trees.add(tree());
    }
    return trees;
  }

  /** The input of the next tree. */
  private void draw(SplittableRandom random) {
    for (int r = 0; r < rows; r++) {
      drawn[r] = random.nextDouble() < plan.share();
    }
    drawnFeatures =
        IntStream.range(0, columns.size())
            .filter(f -> random.nextDouble() < plan.share())
            .toArray();
  }

  private BoostedTrees.Tree tree() {
    int most = (1 << (plan.depth() + 1)) - 1;
    int[] feature = new int[most];
    float[] value = new float[most];
    int[] left = new int[most];
    Arrays.fill(feature, -1);
    Arrays.fill(leafOf, 0);
    int nodes = 1;
    List<Integer> open = List.of(0);
    for (int level = 0; level < plan.depth() && !open.isEmpty(); level++) {
      List<Split> best = splits(open, nodes);
      List<Integer> next = new ArrayList<>();
      for (int s = 0; s < open.size(); s++) {
        Split split = best.get(s);
        if (split.feature >= 0) {
          int node = open.get(s);
          feature[node] = split.feature;
          value[node] = columns.get(split.feature).edges()[split.bin];
          left[node] = nodes;
          next.add(nodes);
          next.add(nodes + 1);
          nodes += 2;
        }
      }
      move(open, best, left);
      open = next;
    }
    leaves(feature, value, nodes);
    return new BoostedTrees.Tree(
        Arrays.copyOf(feature, nodes), Arrays.copyOf(value, nodes), Arrays.copyOf(left, nodes));
  }

  /** Gives the leaves their values, and the rows what their leaves say. */
  private void leaves(int[] feature, float[] value, int nodes) {
    double[] g = new double[nodes];
    double[] h = new double[nodes];
    for (int r = 0; r < rows; r++) {
      if (drawn[r]) {
        g[leafOf[r]] += gradient[r];
        h[leafOf[r]] += hessian[r];
      }
    }
    for (int n = 0; n < nodes; n++) {
      if (feature[n] < 0) {
        value[n] = (float) (plan.rate() * g[n] / (h[n] + plan.ridge()));
      }
    }
    for (int r = 0; r < rows; r++) {
      scores[r] += value[leafOf[r]];
    }
  }

  /** Sends the rows of split nodes to the children: most by the usual bin, then the others. */
  private void move(List<Integer> open, List<Split> best, int[] left) {
    for (int r = 0; r < rows; r++) {
      if (slotOf[r] >= 0) {
        Split split = best.get(slotOf[r]);
        if (split.feature >= 0) {
          boolean right = columns.get(split.feature).usual() > split.bin;
          leafOf[r] = left[open.get(slotOf[r])] + (right ? 1 : 0);
        }
      }
    }
    for (int s = 0; s < open.size(); s++) {
      Split split = best.get(s);
      if (split.feature >= 0) {
        TreeColumns.Column column = columns.get(split.feature);
        for (int i = 0; i < column.rows().length; i++) {
          int r = column.rows()[i];
          if (slotOf[r] == s) {
            leafOf[r] = left[open.get(s)] + (column.bins()[i] <= split.bin ? 0 : 1);
          }
        }
      }
    }
  }

  /** The best split of each open node. */
  private List<Split> splits(List<Integer> open, int nodes) {
    byte[] slots = new byte[nodes];
    Arrays.fill(slots, (byte) -1);
    for (int s = 0; s < open.size(); s++) {
      slots[open.get(s)] = (byte) s;
    }
    double[] whole = new double[open.size() * 2];
    for (int r = 0; r < rows; r++) {
      byte s = slots[leafOf[r]];
      slotOf[r] = s;
      if (s >= 0 && drawn[r]) {
        whole[s * 2] += gradient[r];
        whole[s * 2 + 1] += hessian[r];
      }
    }
    List<Split[]> ofFeatures =
        IntStream.of(drawnFeatures).parallel().mapToObj(f -> splits(f, whole)).toList();
    List<Split> best = new ArrayList<>();
    for (int s = 0; s < open.size(); s++) {
      Split most = Split.NONE;
      for (Split[] ofFeature : ofFeatures) {
        most = ofFeature[s].gain > most.gain ? ofFeature[s] : most;
      }
      best.add(most);
    }
    return best;
  }

  /** The best split of each open node by one feature. */
  private Split[] splits(int feature, double[] whole) {
    TreeColumns.Column column = columns.get(feature);
    int bins = column.edges().length + 1;
    Split[] best = new Split[whole.length / 2];
    Arrays.fill(best, Split.NONE);
    if (bins == 1) {
      return best;
    }
    double[] sums = new double[best.length * bins * 2];
    for (int i = 0; i < column.rows().length; i++) {
      int r = column.rows()[i];
      if (drawn[r] && slotOf[r] >= 0) {
        int at = (slotOf[r] * bins + column.bins()[i]) * 2;
        sums[at] += gradient[r];
        sums[at + 1] += hessian[r];
      }
    }
    for (int s = 0; s < best.length; s++) {
      int first = s * bins * 2;
      int usual = first + column.usual() * 2;
      sums[usual] = whole[s * 2];
      sums[usual + 1] = whole[s * 2 + 1];
      for (int b = 0; b < bins; b++) {
        if (b != column.usual()) {
          sums[usual] -= sums[first + b * 2];
          sums[usual + 1] -= sums[first + b * 2 + 1];
        }
      }
      best[s] = best(feature, sums, first, bins, whole[s * 2], whole[s * 2 + 1]);
    }
    return best;
  }

  private Split best(int feature, double[] sums, int first, int bins, double allG, double allH) {
    Split best = Split.NONE;
    double whole = allG * allG / (allH + plan.ridge());
    double leftG = 0;
    double leftH = 0;
    for (int b = 0; b < bins - 1; b++) {
      leftG += sums[first + b * 2];
      leftH += sums[first + b * 2 + 1];
      double rightG = allG - leftG;
      double rightH = allH - leftH;
      if (leftH >= plan.leastWeight() && rightH >= plan.leastWeight()) {
        double gain =
            leftG * leftG / (leftH + plan.ridge())
                + rightG * rightG / (rightH + plan.ridge())
                - whole;
        if (gain > best.gain) {
          best = new Split(gain, feature, b);
        }
      }
    }
    return best;
  }
}
