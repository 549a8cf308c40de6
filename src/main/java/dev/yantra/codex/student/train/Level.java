package dev.yantra.codex.student.train;

import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.tensors.Dense;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The nodes of which a level of the network is computed. What no loss reads, directly or through
 * its neighbours, need not be computed at all.
 */
final class Level {
  private final int[] nodes;
  private final int[] positions;

  private Level(BitSet nodes, int all) {
    this.nodes = nodes.stream().toArray();
    this.positions = new int[all];
    Arrays.fill(positions, -1);
    for (int i = 0; i < this.nodes.length; i++) {
      positions[this.nodes[i]] = i;
    }
  }

  /**
   * The levels 0 to 3 that it takes to know some nodes of the last one and some of the first one.
   *
   * @param averages whether layer 1, 2 or 3 averages neighbours
   */
  static List<Level> reaching(Fold fold, BitSet last, BitSet first, IntPredicate averages) {
    Level[] levels = new Level[4];
    BitSet nodes = (BitSet) last.clone();
    for (int level = 3; level > 0; level--) {
      levels[level] = new Level(nodes, fold.size());
      BitSet below = (BitSet) nodes.clone();
      if (averages.test(level)) {
        for (Relation relation : Relation.ALL) {
          nodes.stream().forEach(n -> Neighbourhoods.eachNeighbour(fold, n, relation, below::set));
        }
      }
      nodes = below;
    }
    nodes.or(first);
    levels[0] = new Level(nodes, fold.size());
    return List.of(levels);
  }

  /** All nodes of a fold at every level. */
  static List<Level> whole(Fold fold) {
    BitSet all = new BitSet();
    all.set(0, fold.size());
    return reaching(fold, all, all, layer -> false);
  }

  /** How many nodes there are. */
  int size() {
    return nodes.length;
  }

  /** The number in the fold of the node at a position. */
  int node(int position) {
    return nodes[position];
  }

  /** The position of a node; -1 if it is not computed. */
  int position(int node) {
    return positions[node];
  }

  /** Whether all nodes of the fold are computed. */
  boolean isWhole() {
    return nodes.length == positions.length;
  }

  /** A matrix with a row for each node of the fold, zero where there is none. */
  Dense widened(Dense rows) {
    if (isWhole()) {
      return rows;
    }
    int width = rows.columns();
    Dense wide = Dense.zeros(positions.length, width);
    for (int p = 0; p < nodes.length; p++) {
      System.arraycopy(rows.values(), p * width, wide.values(), nodes[p] * width, width);
    }
    return wide;
  }

  /** The rows of our nodes. */
  Dense narrowed(Dense wide) {
    if (isWhole()) {
      return wide;
    }
    int width = wide.columns();
    Dense rows = Dense.zeros(nodes.length, width);
    for (int p = 0; p < nodes.length; p++) {
      System.arraycopy(wide.values(), nodes[p] * width, rows.values(), p * width, width);
    }
    return rows;
  }
}
