package dev.yantra.codex.corpus;

import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.NodeKind;
import java.util.List;

/**
 * The nodes and edges that an answer's code would add to the code graph where the request wants it.
 *
 * @param status the outcome of reading the code
 * @param nodes the members that it declares and what else its edges end at, sorted by id
 * @param edges the edges that start in it, sorted
 */
public record Fragment(Status status, List<Named> nodes, List<Edge> edges) {
  /** No code, or code that is in the graph already. */
  public static final Fragment NONE = new Fragment(Status.NONE, List.of(), List.of());

  /** Code that is no Java. */
  public static final Fragment BROKEN = new Fragment(Status.BROKEN, List.of(), List.of());

  /** The outcome of reading the code. */
  public enum Status {
    /** There was none to read. */
    NONE,
    /** It parses. */
    PARSED,
    /** It does not parse. */
    BROKEN
  }

  /**
   * A node of the graph by its name.
   *
   * @param id canonical id
   */
  public record Named(NodeKind kind, String id) {}

  public Fragment {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }
}
