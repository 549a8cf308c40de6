package dev.yantra.codex.graph;

import java.util.Arrays;

/**
 * A builder of the two adjacencies of one kind of edge, outgoing and incoming. Edges between the
 * same two nodes become one, with the first order and the sum of the counts.
 */
final class AdjacencyBuilder {
  private int size;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] orders = new int[64];
  private int[] counts = new int[64];

  void add(int source, int target, int order, int count) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    from[size] = source;
    to[size] = target;
    orders[size] = order;
    counts[size] = count;
    size++;
  }

  /** Gives every node another number: {@code n} becomes {@code places[n]}. */
  void renumber(int[] places) {
    for (int i = 0; i < size; i++) {
      from[i] = places[from[i]];
      to[i] = places[to[i]];
    }
  }

  /** Rows by source, each in the order in which the source first mentions its neighbours. */
  Adjacency outgoing(int nodes) {
    AdjacencyBuilder merged = sortedBy(nodes, to).merged();
    return merged.sortedBy(nodes, merged.orders).compressed(nodes);
  }

  /** Rows by target, each by the number of the source. */
  Adjacency incoming(int nodes) {
    AdjacencyBuilder merged = sortedBy(nodes, to).merged();
    AdjacencyBuilder reversed = new AdjacencyBuilder();
    for (int i = 0; i < merged.size; i++) {
      reversed.add(merged.to[i], merged.from[i], merged.orders[i], merged.counts[i]);
    }
    return reversed.sortedBy(nodes, reversed.to).compressed(nodes);
  }

  /** The edges by source, then by {@code key}; those that are equal in both as they stand here. */
  private AdjacencyBuilder sortedBy(int nodes, int[] key) {
    int[] offsets = offsets(nodes);
    int[] next = Arrays.copyOf(offsets, nodes);
    long[] keyed = new long[size];
    for (int i = 0; i < size; i++) {
      keyed[next[from[i]]++] = (long) key[i] << Integer.SIZE | i;
    }
    AdjacencyBuilder sorted = new AdjacencyBuilder();
    for (int node = 0; node < nodes; node++) {
      Arrays.sort(keyed, offsets[node], offsets[node + 1]);
    }
    for (long entry : keyed) {
      int i = (int) entry;
      sorted.add(from[i], to[i], orders[i], counts[i]);
    }
    return sorted;
  }

  /** The same edges, sorted by source and target, with those between the same two nodes joined. */
  private AdjacencyBuilder merged() {
    AdjacencyBuilder merged = new AdjacencyBuilder();
    for (int i = 0; i < size; i++) {
      int last = merged.size - 1;
      if (last >= 0 && merged.from[last] == from[i] && merged.to[last] == to[i]) {
        merged.orders[last] = Math.min(merged.orders[last], orders[i]);
        merged.counts[last] += counts[i];
      } else {
        merged.add(from[i], to[i], orders[i], counts[i]);
      }
    }
    return merged;
  }

  private Adjacency compressed(int nodes) {
    return new Adjacency(offsets(nodes), Arrays.copyOf(to, size), Arrays.copyOf(counts, size));
  }

  private int[] offsets(int nodes) {
    int[] offsets = new int[nodes + 1];
    for (int i = 0; i < size; i++) {
      offsets[from[i] + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      offsets[node + 1] += offsets[node];
    }
    return offsets;
  }
}
