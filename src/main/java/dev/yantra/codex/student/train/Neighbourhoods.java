package dev.yantra.codex.student.train;

import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The inputs of one layer from the level below: for each of its nodes its own row and the mean over
 * each relation that it has neighbours over. Nodes with neighbours over the same relations stand
 * together, so that a group is one product of all that there is, and of nothing that there is not:
 * half of all means do not exist.
 *
 * <p>A <em>slot</em> is one such row. That of the node itself is a mean of one. Everything is kept
 * in both directions, in compressed sparse rows, for the way back.
 */
final class Neighbourhoods {
  private static final int BLOCKS = 1 + Relation.ALL.size();

  /** Fewer nodes than this are not worth a product of their own: they join those with all. */
  private static final int LEAST = 64;

  private final int below;
  private final List<Group> groups = new ArrayList<>();
  private final int[] nodes;
  private final int[] firstSlot;
  private final int[] start;
  private final int[] neighbour;
  private final int[] userStart;
  private final int[] user;

  /**
   * Nodes with neighbours over the same relations.
   *
   * @param from number of its first row; rows are those of {@link #node}
   * @param to number of the first row after it
   * @param blocks blocks of the weights that it reads, ascending: 0 for the nodes' own rows, g + 1
   *     for relation g
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Group(int from, int to, int[] blocks) {
    int rows() {
      return to - from;
    }
  }

  /**
   * The neighbourhoods of a layer.
   *
   * @param below the nodes of the level below
   * @param above the nodes of the level itself; they and their neighbours are all below
   * @param averages whether there are means at all
   */
  Neighbourhoods(Fold fold, Level below, Level above, boolean averages) {
    this.below = below.size();
    this.nodes = new int[above.size()];
    int row = 0;
    for (Map.Entry<Integer, List<Integer>> group : grouped(fold, above, averages).entrySet()) {
      int pattern = group.getKey();
      int[] blocks = IntStream.range(0, BLOCKS).filter(b -> (pattern & (1 << b)) != 0).toArray();
      groups.add(new Group(row, row + group.getValue().size(), blocks));
      for (int position : group.getValue()) {
        nodes[row++] = position;
      }
    }
    this.firstSlot = new int[groups.size() + 1];
    Builder slots = new Builder();
    for (int g = 0; g < groups.size(); g++) {
      Group group = groups.get(g);
      for (int r = group.from(); r < group.to(); r++) {
        int node = above.node(nodes[r]);
        for (int block : group.blocks()) {
          if (block == 0) {
            slots.put(below.position(node));
          } else {
            Relation relation = Relation.ALL.get(block - 1);
            eachNeighbour(fold, node, relation, n -> slots.put(below.position(n)));
          }
          slots.end();
        }
      }
      firstSlot[g + 1] = slots.slots;
    }
    this.start = Arrays.copyOf(slots.start, slots.slots + 1);
    this.neighbour = Arrays.copyOf(slots.neighbour, slots.size);
    this.userStart = new int[this.below + 1];
    for (int n : neighbour) {
      userStart[n + 1]++;
    }
    for (int n = 0; n < this.below; n++) {
      userStart[n + 1] += userStart[n];
    }
    this.user = new int[neighbour.length];
    int[] next = userStart.clone();
    for (int s = 0; s < slots.slots; s++) {
      for (int i = start[s]; i < start[s + 1]; i++) {
        user[next[neighbour[i]]++] = s;
      }
    }
  }

  /** The positions of nodes by the set of blocks that they read. */
  private static SortedMap<Integer, List<Integer>> grouped(
      Fold fold, Level above, boolean averages) {
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int p = 0; p < above.size(); p++) {
      int[] pattern = {1};
      for (Relation relation : Relation.ALL) {
        int bit = 1 << (relation.block() + 1);
        if (averages) {
          eachNeighbour(fold, above.node(p), relation, n -> pattern[0] |= bit);
        }
      }
      groups.computeIfAbsent(pattern[0], k -> new ArrayList<>()).add(p);
    }
    List<Integer> rare = new ArrayList<>();
    int union = 0;
    for (Map.Entry<Integer, List<Integer>> group : groups.entrySet()) {
      if (group.getValue().size() < LEAST) {
        union |= group.getKey();
        rare.addAll(group.getValue());
      }
    }
    groups.values().removeIf(group -> group.size() < LEAST);
    if (!rare.isEmpty()) {
      groups.computeIfAbsent(union, k -> new ArrayList<>()).addAll(rare);
    }
    return groups;
  }

  /** The neighbours of a node of a fold; a request sees its owner, and nobody sees a request. */
  static void eachNeighbour(Fold fold, int node, Relation relation, IntConsumer sink) {
    GraphView view = fold.view();
    int nodes = view.graph().size();
    if (node < nodes) {
      view.neighbours(node, relation, sink);
    } else if (relation == Relation.STRUCTURE && fold.requests().get(node - nodes).owner() >= 0) {
      sink.accept(fold.requests().get(node - nodes).owner());
    }
  }

  /** The groups, in the order of their rows. */
  List<Group> groups() {
    return groups;
  }

  /** Number of nodes of the level below. */
  int below() {
    return below;
  }

  /** Number of nodes of the level itself. */
  int above() {
    return nodes.length;
  }

  /** The position on its level of the node of a row. */
  int node(int row) {
    return nodes[row];
  }

  /**
   * Writes the slots of a group.
   *
   * @param level the level below
   * @param out as many slots a row as the group has blocks: [rows, blocks * width]
   */
  void average(int group, Dense level, FloatBuffer out) {
    int width = level.columns();
    int first = firstSlot[group];
    Rows.each(
        firstSlot[group + 1] - first,
        (from, to) -> {
          float[] sum = new float[width];
          float[] row = new float[width];
          for (int s = first + from; s < first + to; s++) {
            Arrays.fill(sum, 0);
            for (int i = start[s]; i < start[s + 1]; i++) {
              System.arraycopy(level.values(), neighbour[i] * width, row, 0, width);
              Dense.add(row, share(s), sum);
            }
            out.put((s - first) * width, sum, 0, width);
          }
        });
  }

  /**
   * The way back of averaging: what a node below gets from all slots that it is in.
   *
   * @param gradients with respect to the slots of each group
   * @param row room for a row
   * @param sum the result
   */
  void gather(int node, FloatBuffer[] gradients, float[] row, float[] sum) {
    Arrays.fill(sum, 0);
    int group = 0;
    for (int i = userStart[node]; i < userStart[node + 1]; i++) {
      int slot = user[i];
      while (slot >= firstSlot[group + 1]) {
        group++;
      }
      gradients[group].get((slot - firstSlot[group]) * row.length, row, 0, row.length);
      Dense.add(row, share(slot), sum);
    }
  }

  private float share(int slot) {
    return 1f / (start[slot + 1] - start[slot]);
  }

  private static final class Builder {
    private int[] start = new int[1024];
    private int[] neighbour = new int[4096];
    private int slots;
    private int size;

    private void put(int position) {
      if (size == neighbour.length) {
        neighbour = Arrays.copyOf(neighbour, size * 2);
      }
      neighbour[size++] = position;
    }

    private void end() {
      if (++slots == start.length) {
        start = Arrays.copyOf(start, slots * 2);
      }
      start[slots] = size;
    }
  }
}
