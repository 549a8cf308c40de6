package dev.yantra.codex.store;

import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.ExternalNode;
import dev.yantra.codex.graph.NodeKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The size of a graph by kinds of nodes and edges.
 *
 * @param nodes nodes by kind
 * @param edges edges by kind; several between the same two nodes count once
 */
public record GraphCounts(Map<NodeKind, Integer> nodes, Map<EdgeKind, Integer> edges) {
  public GraphCounts {
    nodes = Collections.unmodifiableMap(new EnumMap<>(nodes));
    edges = Collections.unmodifiableMap(new EnumMap<>(edges));
  }

  /** A count that goes on. */
  static final class Count {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, NodeKind> declared = new HashMap<>();
    private final Map<EdgeKind, Pairs> edges = new EnumMap<>(EdgeKind.class);

    void declare(String id, NodeKind kind) {
      declared.putIfAbsent(id, kind);
    }

    boolean declares(String id) {
      return declared.containsKey(id);
    }

    void edge(EdgeKind kind, String from, String to, int order, int count) {
      edges.computeIfAbsent(kind, k -> new Pairs()).add(number(from), number(to));
    }

    private int number(String id) {
      Integer known = numbers.putIfAbsent(id, numbers.size());
      return known == null ? numbers.size() - 1 : known;
    }

    GraphCounts result() {
      Map<NodeKind, Integer> nodes = zeros(NodeKind.class);
      declared.values().forEach(kind -> nodes.merge(kind, 1, Integer::sum));
      for (String id : numbers.keySet()) {
        if (!declares(id)) {
          nodes.merge(ExternalNode.of(id).kind(), 1, Integer::sum);
        }
      }
      Map<EdgeKind, Integer> different = zeros(EdgeKind.class);
      edges.forEach((kind, pairs) -> different.put(kind, pairs.different()));
      return new GraphCounts(nodes, different);
    }

    private static <K extends Enum<K>> Map<K, Integer> zeros(Class<K> type) {
      Map<K, Integer> zeros = new EnumMap<>(type);
      for (K key : type.getEnumConstants()) {
        zeros.put(key, 0);
      }
      return zeros;
    }
  }

  /** Pairs of numbers; sorted, equal ones stand together. */
  private static final class Pairs {
    private long[] pairs = new long[64];
    private int size;

    void add(int from, int to) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * size);
      }
      pairs[size++] = (long) from << Integer.SIZE | to;
    }

    int different() {
      Arrays.sort(pairs, 0, size);
      int different = 0;
      for (int i = 0; i < size; i++) {
        different += i == 0 || pairs[i] != pairs[i - 1] ? 1 : 0;
      }
      return different;
    }
  }
}
