package dev.yantra.codex.store;

import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Edges as bytes, kind by kind. */
final class EdgeCodec {
  /** Takes edges without making an object of each. */
  @FunctionalInterface
  interface Sink {
    void edge(EdgeKind kind, String from, String to, int order, int count);
  }

  private EdgeCodec() {}

  static byte[] encode(Collection<Edge> edges) {
    Map<EdgeKind, List<Edge>> byKind = new EnumMap<>(EdgeKind.class);
    edges.forEach(e -> byKind.computeIfAbsent(e.kind(), k -> new ArrayList<>()).add(e));
    PackedOutput out = new PackedOutput();
    out.number(byKind.size());
    byKind.forEach(
        (kind, some) -> {
          out.text(kind.name());
          out.number(some.size());
          for (Edge edge : some) {
            out.text(edge.from());
            out.text(edge.to());
            out.number(edge.order());
            out.number(edge.count());
          }
        });
    return out.toBytes();
  }

  static void decode(byte[] bytes, Sink sink) throws IOException {
    PackedInput in = new PackedInput(bytes);
    for (int kinds = in.count(); kinds > 0; kinds--) {
      EdgeKind kind = kind(in.text());
      for (int left = in.count(); left > 0; left--) {
        sink.edge(kind, in.text(), in.text(), in.number(), in.number());
      }
    }
  }

  private static EdgeKind kind(String name) throws IOException {
    try {
      return EdgeKind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("unknown kind of edge " + name, e);
    }
  }
}
