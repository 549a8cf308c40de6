package dev.yantra.codex.graph;

import java.util.List;

/**
 * The part of the code graph that comes from one source file: its declarations and the edges that
 * start in them.
 *
 * @param file the file
 * @param nodes the nodes that it declares, sorted by id
 * @param edges edges from its declarations, sorted; targets may lie in other files or in libraries
 * @param headers the file's declarations in a form that only the indexer reads, so that an
 *     incremental run need not parse unchanged files
 * @param calls the calls in it, place by place
 */
public record FileGraph(
    SourceFile file, List<Node> nodes, List<Edge> edges, Headers headers, FileCalls calls) {
  public FileGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** A file of whose calls no more is known than the edges say. */
  public FileGraph(SourceFile file, List<Node> nodes, List<Edge> edges, Headers headers) {
    this(file, nodes, edges, headers, FileCalls.NONE);
  }

  /** The stored form of a file's headers, which only the indexer reads. */
  public static final class Headers {
    /** No headers. */
    public static final Headers NONE = new Headers(new byte[0]);

    private final byte[] bytes;

    public Headers(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }
}
