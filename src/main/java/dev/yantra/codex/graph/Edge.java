package dev.yantra.codex.graph;

import java.util.Comparator;

/**
 * One edge of the code graph, by canonical ids.
 *
 * @param order position of its first occurrence in the source of {@code from}, from 0
 * @param count the number of times that it occurs there (for CO_CHANGED: of commits), at least 1
 */
public record Edge(EdgeKind kind, String from, String to, int order, int count)
    implements Comparable<Edge> {
  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::kind)
          .thenComparing(Edge::from)
          .thenComparing(Edge::to)
          .thenComparingInt(Edge::order);

  public Edge {
    if (order < 0 || count < 1) {
      throw new IllegalArgumentException("order " + order + ", count " + count);
    }
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
