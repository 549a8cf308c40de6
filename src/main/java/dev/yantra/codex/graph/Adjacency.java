package dev.yantra.codex.graph;

import java.util.Arrays;
import java.util.List;

/**
 * Neighbours of every node over one kind of edge in one direction, in compressed sparse rows.
 *
 * <p>Row {@code n} is {@code targets[offsets[n] .. offsets[n+1])}. In an outgoing row the
 * neighbours stand in the order of their first occurrence in the source, in an incoming one by node
 * number.
 */
public final class Adjacency {
  private final int[] offsets;
  private final int[] targets;
  private final int[] counts;

  /**
   * Rows that were compressed before; the arrays are not copied.
   *
   * @param offsets where each row begins, and behind the last one where it ends
   * @param targets the neighbours
   * @param counts how often each edge occurs
   * @throws IllegalArgumentException if they do not fit each other
   */
  public Adjacency(int[] offsets, int[] targets, int[] counts) {
    if (targets.length != counts.length || offsets[offsets.length - 1] != targets.length) {
      throw new IllegalArgumentException("rows that do not end where the edges do");
    }
    this.offsets = offsets;
    this.targets = targets;
    this.counts = counts;
  }

  /** A copy of the offsets, the targets and the counts, as the constructor takes them. */
  public List<int[]> arrays() {
    return List.of(offsets.clone(), targets.clone(), counts.clone());
  }

  /** Number of edges. */
  public int size() {
    return targets.length;
  }

  /** Number of neighbours of {@code node}. */
  public int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  /** Position of the first neighbour of {@code node}; the row ends at {@code start(node + 1)}. */
  public int start(int node) {
    return offsets[node];
  }

  /** The neighbour at a position between {@code start(node)} and {@code start(node + 1)}. */
  public int target(int position) {
    return targets[position];
  }

  /** The number of occurrences of the edge at a position. */
  public int count(int position) {
    return counts[position];
  }

  /** A copy of the neighbours of {@code node}. */
  public int[] neighbours(int node) {
    return Arrays.copyOfRange(targets, offsets[node], offsets[node + 1]);
  }

  /** True if {@code to} is a neighbour of {@code from}; linear in the degree. */
  public boolean connects(int from, int to) {
    for (int i = offsets[from]; i < offsets[from + 1]; i++) {
      if (targets[i] == to) {
        return true;
      }
    }
    return false;
  }
}
