package dev.yantra.codex.predict.reach;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TypeNode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types above, below and inside each type of a graph, by number. */
final class TypeHierarchy {
  private final CodeGraph graph;
  private final Map<Integer, SortedSet<Integer>> above = new HashMap<>();
  private final Map<Integer, SortedSet<Integer>> below = new HashMap<>();

  TypeHierarchy(CodeGraph graph) {
    this.graph = graph;
  }

  /** A type and all that it extends or implements, directly or not. */
  SortedSet<Integer> above(int type) {
    return above.computeIfAbsent(type, t -> closure(t, graph.out(EdgeKind.EXTENDS)));
  }

  /** A type and all that extend or implement it, directly or not. */
  SortedSet<Integer> below(int type) {
    return below.computeIfAbsent(type, t -> closure(t, graph.in(EdgeKind.EXTENDS)));
  }

  private static SortedSet<Integer> closure(int type, Adjacency edges) {
    SortedSet<Integer> met = new TreeSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(type);
    while (!open.isEmpty()) {
      int next = open.remove();
      if (met.add(next)) {
        for (int n : edges.neighbours(next)) {
          open.add(n);
        }
      }
    }
    return Collections.unmodifiableSortedSet(met);
  }

  /** True if the type can have instances of its own; taken for granted of a type without source. */
  boolean concrete(int type) {
    if (!(graph.node(type) instanceof TypeNode node)) {
      return true;
    }
    boolean instantiable = node.form().equals("class") || node.form().equals("record");
    return instantiable && !node.modifiers().contains("abstract");
  }

  /** The type whose instance surrounds every instance of an inner class (JLS 8.1.3). */
  OptionalInt outer(int type) {
    boolean canBeInner =
        graph.node(type) instanceof TypeNode node
            && node.form().equals("class")
            && !node.modifiers().contains("static");
    if (canBeInner) {
      for (int around : graph.in(EdgeKind.DECLARES).neighbours(type)) {
        if (graph.node(around) instanceof TypeNode node && !node.form().endsWith("interface")) {
          return OptionalInt.of(around);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** The inner classes that a type declares. */
  SortedSet<Integer> inner(int type) {
    SortedSet<Integer> inner = new TreeSet<>();
    for (int member : graph.out(EdgeKind.DECLARES).neighbours(type)) {
      if (graph.kind(member) == NodeKind.TYPE && outer(member).isPresent()) {
        inner.add(member);
      }
    }
    return inner;
  }
}
