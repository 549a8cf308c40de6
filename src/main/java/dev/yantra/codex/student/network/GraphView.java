package dev.yantra.codex.student.network;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.graph.MethodNode;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The code graph as it was before the bodies of some methods existed.
 *
 * <p>What a body says is gone from both ends: a hidden method calls and uses nothing, is called by
 * no test, and has no past in git. What its declaration says stays: owner, overridden method,
 * callers in main code. Neighbours are averaged over what is left, so nothing of a hidden body
 * reaches any activation.
 */
public final class GraphView {
  private final CodeGraph graph;
  private final BitSet hidden;
  private final BitSet uncalled;
  private final BitSet forgotten;

  /** What this is a part of, and the number there of each of its nodes. */
  private final Optional<GraphView> whole;

  private final int[] numbers;

  private GraphView(CodeGraph graph, BitSet hidden, BitSet uncalled) {
    this(graph, hidden, uncalled, new BitSet(), Optional.empty(), new int[0]);
  }

  private GraphView(
      CodeGraph graph,
      BitSet hidden,
      BitSet uncalled,
      BitSet forgotten,
      Optional<GraphView> whole,
      int[] numbers) {
    this.graph = graph;
    this.hidden = hidden;
    this.uncalled = uncalled;
    this.forgotten = forgotten;
    this.whole = whole;
    this.numbers = numbers;
  }

  /** The whole graph. */
  public static GraphView whole(CodeGraph graph) {
    return new GraphView(graph, new BitSet(), new BitSet());
  }

  /** The graph without the bodies of the given methods. */
  public static GraphView hiding(CodeGraph graph, BitSet methods) {
    return new GraphView(graph, (BitSet) methods.clone(), new BitSet());
  }

  /** This view without the body of one more method. */
  public GraphView hiding(int method) {
    if (hidden.get(method)) {
      return this;
    }
    BitSet more = (BitSet) hidden.clone();
    more.set(method);
    return new GraphView(graph, more, uncalled);
  }

  /** This view with the body of one method shown again. */
  public GraphView showing(int method) {
    if (!hidden.get(method)) {
      return this;
    }
    BitSet fewer = (BitSet) hidden.clone();
    fewer.clear(method);
    return new GraphView(graph, fewer, uncalled);
  }

  /** This view with the body of one method shown, but not what git knows of it. */
  public GraphView forgetting(int method) {
    BitSet one = new BitSet();
    one.set(method);
    return new GraphView(graph, showing(method).hidden, uncalled, one, whole, numbers);
  }

  /**
   * This view without the callers of the given methods: the state of a method that nobody uses yet.
   */
  public GraphView uncalling(BitSet methods) {
    return new GraphView(graph, hidden, (BitSet) methods.clone());
  }

  /**
   * This view as a part of a larger one.
   *
   * @param numbers the number in the larger one of each node, shape [nodes]
   */
  public GraphView within(GraphView larger, int[] numbers) {
    return new GraphView(graph, hidden, uncalled, forgotten, Optional.of(larger), numbers.clone());
  }

  /** The graph behind it. */
  public CodeGraph graph() {
    return graph;
  }

  /** True if the body of a node is hidden. */
  public boolean hides(int node) {
    return hidden.get(node);
  }

  /** True if everything of the graph is shown: nothing is hidden, left out or forgotten. */
  public boolean isWhole() {
    return hidden.isEmpty() && uncalled.isEmpty() && forgotten.isEmpty() && whole.isEmpty();
  }

  /** Where what is computed from this view is kept; nothing is kept of a part of a graph. */
  public GraphCache shelf() {
    return isWhole() ? graph.shelf() : GraphCache.NONE;
  }

  /** True if the callers of a node are left out. */
  public boolean isUncalled(int node) {
    return uncalled.get(node);
  }

  /** The number of a node in the whole that this view is a part of; its own if it is none. */
  public int original(int node) {
    return whole.isPresent() ? numbers[node] : node;
  }

  /** Number of visible neighbours of a node in the whole that this view may be a part of. */
  public int uses(int node, Relation relation) {
    return whole
        .map(w -> w.degree(numbers[node], relation))
        .orElseGet(() -> degree(node, relation));
  }

  /** Gives the visible neighbours of a node over a relation to {@code sink}. */
  public void neighbours(int node, Relation relation, IntConsumer sink) {
    switch (relation) {
      case CALLERS -> callers(node, sink);
      case CALLEES -> {
        if (!hidden.get(node)) {
          boolean test = isTest(node);
          each(
              graph.out(EdgeKind.CALLS),
              node,
              v -> {
                if (!(test && hidden.get(v)) && !uncalled.get(v)) {
                  sink.accept(v);
                }
              });
        }
      }
      case STRUCTURE -> {
        both(EdgeKind.DECLARES, node, sink);
        both(EdgeKind.OVERRIDES, node, sink);
        both(EdgeKind.EXTENDS, node, sink);
      }
      case USES -> {
        uses(EdgeKind.USES_FIELD, node, sink);
        uses(EdgeKind.USES_TYPE, node, sink);
      }
      case CO_CHANGED -> {
        if (!hidden.get(node) && !forgotten.get(node)) {
          both(
              EdgeKind.CO_CHANGED,
              node,
              v -> {
                if (!hidden.get(v) && !forgotten.get(v)) {
                  sink.accept(v);
                }
              });
        }
      }
    }
  }

  /** Number of visible neighbours of a node over a relation. */
  public int degree(int node, Relation relation) {
    int[] count = {0};
    neighbours(node, relation, v -> count[0]++);
    return count[0];
  }

  private void callers(int node, IntConsumer sink) {
    if (uncalled.get(node)) {
      return;
    }
    boolean own = hidden.get(node);
    each(
        graph.in(EdgeKind.CALLS),
        node,
        u -> {
          if (!hidden.get(u) && !(own && isTest(u))) {
            sink.accept(u);
          }
        });
  }

  private void uses(EdgeKind kind, int node, IntConsumer sink) {
    if (!hidden.get(node)) {
      each(graph.out(kind), node, sink);
    }
    each(
        graph.in(kind),
        node,
        u -> {
          if (!hidden.get(u)) {
            sink.accept(u);
          }
        });
  }

  private void both(EdgeKind kind, int node, IntConsumer sink) {
    each(graph.out(kind), node, sink);
    each(graph.in(kind), node, sink);
  }

  private static void each(Adjacency edges, int node, IntConsumer sink) {
    for (int i = edges.start(node); i < edges.start(node + 1); i++) {
      sink.accept(edges.target(i));
    }
  }

  private boolean isTest(int node) {
    return graph.node(node) instanceof MethodNode method && method.test();
  }
}
