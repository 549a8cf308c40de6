package dev.yantra.codex.student.fit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A linear score of a row of evidence, and boosted trees over the same row that correct it.
 *
 * @param trees added to the line
 */
public record LinearTrees(Blend line, BoostedTrees trees) {
  /** The log-odds of a row. */
  public double logit(double[] row) {
    return line.logit(row) + trees.score(row);
  }

  /** Writes what {@link #read} reads. */
  public void write(DataOutputStream out) throws IOException {
    double[] weights = line.weights();
    out.writeShort(weights.length);
    for (double weight : weights) {
      out.writeDouble(weight);
    }
    out.writeDouble(line.intercept());
    trees.write(out);
  }

  /**
   * Reads a score of rows of so many columns.
   *
   * @throws IOException if it is one of other rows
   */
  public static LinearTrees read(DataInputStream in, int columns) throws IOException {
    double[] weights = new double[in.readUnsignedShort()];
    if (weights.length != columns) {
      throw new IOException("fitted on " + weights.length + " columns, not " + columns);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readDouble();
    }
    Blend line = new Blend(weights, in.readDouble());
    return new LinearTrees(line, readTrees(in, columns));
  }

  /**
   * Reads trees over rows of so many columns.
   *
   * @throws IOException if one of them asks for another column
   */
  public static BoostedTrees readTrees(DataInputStream in, int columns) throws IOException {
    BoostedTrees trees = BoostedTrees.read(in);
    for (BoostedTrees.Tree tree : trees.trees()) {
      for (int feature : tree.features()) {
        if (feature >= columns) {
          throw new IOException("a tree asks for column " + feature);
        }
      }
    }
    return trees;
  }
}
