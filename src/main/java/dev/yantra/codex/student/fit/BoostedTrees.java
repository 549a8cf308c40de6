package dev.yantra.codex.student.fit;

import dev.yantra.codex.math.Matrix;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient-boosted trees (Friedman 2001): what a row's leaf in each of them says, added up.
 *
 * <p>They are grown with the second-order gains of XGBoost (Chen and Guestrin 2016, equations 5 to
 * 7), with G and H the sums of the first and second derivatives of a log-likelihood:
 *
 * <pre>gain = G_L² / (H_L + λ) + G_R² / (H_R + λ) − G² / (H + λ),  leaf = η G / (H + λ)</pre>
 */
public final class BoostedTrees {
  private static final int COLUMNS = 4;

  /** No trees: a score of 0. */
  public static final BoostedTrees NONE = new BoostedTrees(List.of());

  /**
   * The plan by which trees are grown.
   *
   * @param trees their number
   * @param depth questions on the way to a leaf, at most 6
   * @param rate η, how much of each tree is believed
   * @param ridge λ
   * @param leastWeight the least H of a leaf
   * @param share of the rows, and of the features, that each tree is grown on (Friedman 2002)
   */
  public record Plan(
      int trees, int depth, double rate, double ridge, double leastWeight, double share) {
    /** A plan by which every tree is grown on everything. */
    public Plan(int trees, int depth, double rate, double ridge, double leastWeight) {
      this(trees, depth, rate, ridge, leastWeight, 1);
    }

    /** The same plan for another number of trees. */
    public Plan of(int number) {
      return new Plan(number, depth, rate, ridge, leastWeight, share);
    }
  }

  /** The objective that the trees make likely. */
  public interface Likelihood {
    /**
     * Gives the first derivative of the log-likelihood by each row's score, and the negative of the
     * second.
     *
     * @param scores what has been added up so far, shape [rows]
     * @param gradient to be filled, shape [rows]
     * @param hessian to be filled, shape [rows], above 0
     */
    void derive(double[] scores, double[] gradient, double[] hessian);
  }

  /**
   * One tree, node by node: a question about a feature with its threshold and the position of the
   * left child, whose sibling follows; or a leaf, which has feature -1 and its value as the
   * threshold.
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read in tight loops.
  public record Tree(int[] features, float[] values, int[] lefts) {
    /** Where a row ends up in this tree: its leaf's value. */
    public double of(double[] row) {
      int at = 0;
      while (features[at] >= 0) {
        // Thresholds lie between values as floats.
        at = lefts[at] + ((float) row[features[at]] <= values[at] ? 0 : 1);
      }
      return values[at];
    }
  }

  private final List<Tree> trees;

  /** The sum of some trees. */
  public BoostedTrees(List<Tree> trees) {
    this.trees = List.copyOf(trees);
  }

  /**
   * Grows trees, each on what the ones before left unexplained.
   *
   * @param start scores to go on from, shape [rows]
   */
  public static BoostedTrees grow(
      TreeColumns columns, double[] start, Likelihood likelihood, Plan plan) {
    return new BoostedTrees(new TreeGrowth(columns, start, likelihood, plan).grow());
  }

  /** The trees, in the order in which they add up. */
  public List<Tree> trees() {
    return trees;
  }

  /** The score of a row. */
  public double score(double[] row) {
    double sum = 0;
    for (Tree tree : trees) {
      sum += tree.of(row);
    }
    return sum;
  }

  /**
   * The trees as they are stored among other weights: a row a node, which is the number of its
   * tree, feature, value and left child.
   */
  public Matrix matrix() {
    int nodes = trees.stream().mapToInt(t -> t.features.length).sum();
    float[] values = new float[nodes * COLUMNS];
    int at = 0;
    for (int t = 0; t < trees.size(); t++) {
      Tree tree = trees.get(t);
      for (int n = 0; n < tree.features.length; n++) {
        values[at++] = t;
        values[at++] = tree.features[n];
        values[at++] = tree.values[n];
        values[at++] = tree.lefts[n];
      }
    }
    return Matrix.of(nodes, COLUMNS, values);
  }

  /** Reads what {@link #matrix} gives. */
  public static BoostedTrees of(Matrix matrix) {
    List<Tree> trees = new ArrayList<>();
    int row = 0;
    while (row < matrix.rows()) {
      int end = row;
      while (end < matrix.rows() && value(matrix, end, 0) == trees.size()) {
        end++;
      }
      if (end == row) {
        throw new IllegalArgumentException("its trees are not in order");
      }
      int[] features = new int[end - row];
      float[] values = new float[end - row];
      int[] lefts = new int[end - row];
      for (int n = 0; n < features.length; n++) {
        features[n] = (int) value(matrix, row + n, 1);
        values[n] = value(matrix, row + n, 2);
        lefts[n] = (int) value(matrix, row + n, 3);
      }
      trees.add(new Tree(features, values, lefts));
      row = end;
    }
    return new BoostedTrees(trees);
  }

  private static float value(Matrix matrix, int row, int column) {
    return matrix.values().get(row * COLUMNS + column);
  }

  /** Writes what {@link #read} reads. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(trees.size());
    for (Tree tree : trees) {
      out.writeShort(tree.features.length);
      for (int n = 0; n < tree.features.length; n++) {
        out.writeShort(tree.features[n]);
        out.writeFloat(tree.values[n]);
        out.writeShort(tree.lefts[n]);
      }
    }
  }

  /** Reads what {@link #write} writes. */
  public static BoostedTrees read(DataInputStream in) throws IOException {
    List<Tree> trees = new ArrayList<>();
    for (int t = in.readInt(); t > 0; t--) {
      int size = in.readShort();
      int[] features = new int[size];
      float[] values = new float[size];
      int[] lefts = new int[size];
      for (int n = 0; n < size; n++) {
        features[n] = in.readShort();
        values[n] = in.readFloat();
        lefts[n] = in.readShort();
      }
      trees.add(new Tree(features, values, lefts));
    }
    return new BoostedTrees(trees);
  }
}
