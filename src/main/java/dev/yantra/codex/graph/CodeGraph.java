package dev.yantra.codex.graph;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The code graph of one repository: nodes numbered in the order of their ids, and their edges both
 * ways.
 *
 * <p>Immutable. Equal inputs give equal numbers whatever order they come in.
 */
public final class CodeGraph {
  private static final Comparator<Node> DECLARATIONS =
      Comparator.comparing((Node n) -> rangeOf(n).file())
          .thenComparingInt(n -> rangeOf(n).line())
          .thenComparingInt(n -> rangeOf(n).endLine())
          .thenComparing(Node::toString);

  private final NodeTable nodes;
  private final Map<EdgeKind, Adjacency> outgoing;
  private final Map<EdgeKind, Adjacency> incoming;
  private final GraphCache shelf;

  /**
   * A graph that was numbered before.
   *
   * @param nodes in the order of their ids
   * @param outgoing edges of every kind from each node
   * @param incoming the same edges, reversed
   * @param shelf the store of what is computed from it
   */
  public CodeGraph(
      NodeTable nodes,
      Map<EdgeKind, Adjacency> outgoing,
      Map<EdgeKind, Adjacency> incoming,
      GraphCache shelf) {
    this.nodes = nodes;
    this.outgoing = new EnumMap<>(outgoing);
    this.incoming = new EnumMap<>(incoming);
    this.shelf = shelf;
  }

  /**
   * Joins declared nodes and edges to a graph. Edges between the same two nodes of the same kind
   * become one, with the first order and the sum of the counts; an id that is used but not declared
   * becomes an {@link ExternalNode}. Of two declarations of one id, as in two source trees that are
   * never built together, the one in the lesser path stays.
   */
  public static CodeGraph of(Collection<? extends Node> declared, Collection<Edge> edges) {
    Builder builder = new Builder();
    declared.forEach(builder::declare);
    edges.forEach(e -> builder.edge(e.kind(), e.from(), e.to(), e.order(), e.count()));
    return builder.build();
  }

  /**
   * A builder that takes nodes and edges one by one and in any order, for the same graph as {@link
   * #of}.
   */
  public static final class Builder {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<EdgeKind, AdjacencyBuilder> edges = new EnumMap<>(EdgeKind.class);

    public Builder() {
      for (EdgeKind kind : EdgeKind.values()) {
        edges.put(kind, new AdjacencyBuilder());
      }
    }

    /** Adds a node that the repository declares. */
    public void declare(Node node) {
      Integer known = numbers.putIfAbsent(node.id(), nodes.size());
      if (known == null) {
        nodes.add(node);
      } else {
        nodes.set(known, preferred(nodes.get(known), node));
      }
    }

    /** True if a node with this id was added. */
    public boolean declares(String id) {
      Integer number = numbers.get(id);
      return number != null && !(nodes.get(number) instanceof ExternalNode);
    }

    /** Adds an edge. */
    public void edge(EdgeKind kind, String from, String to, int order, int count) {
      at(edges, kind).add(number(from), number(to), order, count);
    }

    private int number(String id) {
      Integer known = numbers.get(id);
      if (known != null) {
        return known;
      }
      numbers.put(id, nodes.size());
      nodes.add(ExternalNode.of(id));
      return nodes.size() - 1;
    }

    /** The graph of everything so far; the builder is spent. */
    public CodeGraph build() {
      Node[] sorted = nodes.toArray(Node[]::new);
      Arrays.sort(sorted, Comparator.comparing(Node::id));
      int[] places = new int[sorted.length];
      for (int place = 0; place < sorted.length; place++) {
        places[at(numbers, sorted[place].id())] = place;
      }
      for (int place = 0; place < sorted.length; place++) {
        numbers.put(sorted[place].id(), place);
      }
      Map<EdgeKind, Adjacency> outgoing = new EnumMap<>(EdgeKind.class);
      Map<EdgeKind, Adjacency> incoming = new EnumMap<>(EdgeKind.class);
      edges.forEach(
          (kind, some) -> {
            some.renumber(places);
            outgoing.put(kind, some.outgoing(sorted.length));
            incoming.put(kind, some.incoming(sorted.length));
          });
      return new CodeGraph(
          new ListedNodes(List.of(sorted), numbers), outgoing, incoming, GraphCache.NONE);
    }
  }

  private static Node preferred(Node a, Node b) {
    return DECLARATIONS.compare(a, b) <= 0 ? a : b;
  }

  private static SourceRange rangeOf(Node node) {
    if (node instanceof MethodNode method) {
      return method.range();
    } else if (node instanceof TypeNode type) {
      return type.range();
    } else if (node instanceof FieldNode field) {
      return field.range();
    }
    // Declared by nobody: behind every declaration.
    return new SourceRange("\uffff", 0, 0);
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("no entry for " + key);
    }
    return value;
  }

  /** The same graph, with another place for what is computed from it. */
  public CodeGraph on(GraphCache other) {
    return new CodeGraph(nodes, outgoing, incoming, other);
  }

  /** The store of results computed from this graph. */
  public GraphCache shelf() {
    return shelf;
  }

  /**
   * The graph of some of the nodes and of the edges between them. The nodes keep their order and
   * are numbered anew.
   */
  public CodeGraph induced(BitSet chosen) {
    List<Node> some = chosen.stream().mapToObj(nodes::node).toList();
    int[] places = new int[size()];
    Arrays.fill(places, -1);
    Map<String, Integer> numbers = new HashMap<>();
    for (int n = chosen.nextSetBit(0); n >= 0; n = chosen.nextSetBit(n + 1)) {
      places[n] = numbers.size();
      numbers.put(nodes.id(n), places[n]);
    }
    Map<EdgeKind, Adjacency> out = new EnumMap<>(EdgeKind.class);
    Map<EdgeKind, Adjacency> in = new EnumMap<>(EdgeKind.class);
    outgoing.forEach(
        (kind, all) -> {
          AdjacencyBuilder between = between(chosen, places, all);
          out.put(kind, between.outgoing(some.size()));
          in.put(kind, between.incoming(some.size()));
        });
    return new CodeGraph(new ListedNodes(some, numbers), out, in, GraphCache.NONE);
  }

  private static AdjacencyBuilder between(BitSet chosen, int[] places, Adjacency all) {
    AdjacencyBuilder between = new AdjacencyBuilder();
    for (int n = chosen.nextSetBit(0); n >= 0; n = chosen.nextSetBit(n + 1)) {
      for (int i = all.start(n); i < all.start(n + 1); i++) {
        int target = places[all.target(i)];
        if (target >= 0) {
          between.add(places[n], target, i - all.start(n), all.count(i));
        }
      }
    }
    return between;
  }

  /** All ids in UTF-8, each ended by a line feed. */
  public byte[] idLines() {
    return nodes.idLines();
  }

  /** Number of nodes. */
  public int size() {
    return nodes.size();
  }

  /** All nodes; the position is the node's number. */
  public List<Node> nodes() {
    return new AbstractList<>() {
      @Override
      public Node get(int number) {
        return nodes.node(number);
      }

      @Override
      public int size() {
        return nodes.size();
      }
    };
  }

  /** The node with a number from 0 to {@code size() - 1}. */
  public Node node(int number) {
    return nodes.node(number);
  }

  /** The canonical id of a node, for which the node itself need not be read. */
  public String id(int number) {
    return nodes.id(number);
  }

  /** The kind of a node, known without reading the node itself. */
  public NodeKind kind(int number) {
    return nodes.kind(number);
  }

  /** The number of the node with a canonical id. */
  public OptionalInt find(String id) {
    return nodes.find(id);
  }

  /** Numbers of the nodes whose ids begin with {@code prefix}, ascending. */
  public IntStream startingWith(String prefix) {
    int from = 0;
    int to = size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (id(middle).compareTo(prefix) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return IntStream.range(from, size()).takeWhile(n -> id(n).startsWith(prefix));
  }

  /** Numbers of the repository's methods, ascending. */
  public IntStream methods() {
    return IntStream.range(0, size()).filter(n -> kind(n) == NodeKind.METHOD);
  }

  /**
   * The method with a number.
   *
   * @throws IllegalArgumentException if that node is no method of the repository
   */
  public MethodNode method(int number) {
    if (node(number) instanceof MethodNode method) {
      return method;
    }
    throw new IllegalArgumentException("not a method: " + id(number));
  }

  /** Edges of a kind from each node. */
  public Adjacency out(EdgeKind kind) {
    return at(outgoing, kind);
  }

  /**
   * Edges of a kind into each node, reversed: row {@code n} holds the nodes that point at {@code
   * n}.
   */
  public Adjacency in(EdgeKind kind) {
    return at(incoming, kind);
  }
}
