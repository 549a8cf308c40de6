package dev.yantra.codex.eval;

import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A graph in which something else is true of the chosen methods. Every node keeps its number, and
 * all else stays.
 */
final class OtherBodies {
  private static final MethodHistory OTHER_PAST = new MethodHistory(900, 1, 70, 9, 40, 3000);

  /** What is another. */
  private enum Other {
    /** Words, concerns, calls and past. */
    BODY,
    /** The same, and without their tests. */
    UNTESTED_BODY,
    /** What git knows. */
    PAST,
    /** The Javadoc. */
    JAVADOC
  }

  private final CodeGraph graph;
  private final IntPredicate chosen;
  private final Other other;
  private final SplittableRandom random = new SplittableRandom(1);
  private final Set<List<Integer>> unneeded;

  private OtherBodies(CodeGraph graph, IntPredicate chosen, Other other) {
    this.graph = graph;
    this.chosen = chosen;
    this.other = other;
    this.unneeded = neededByBodies();
  }

  /** The graph with other bodies. */
  static CodeGraph of(CodeGraph graph, IntPredicate chosen) {
    return new OtherBodies(graph, chosen, Other.BODY).make();
  }

  /** The graph with other bodies that no test calls. */
  static CodeGraph untested(CodeGraph graph, IntPredicate chosen) {
    return new OtherBodies(graph, chosen, Other.UNTESTED_BODY).make();
  }

  /** The graph with the same bodies, of which git tells something else. */
  static CodeGraph withOtherPasts(CodeGraph graph, IntPredicate chosen) {
    return new OtherBodies(graph, chosen, Other.PAST).make();
  }

  /** The graph with the same bodies under other Javadoc, where there is any. */
  static CodeGraph withOtherJavadoc(CodeGraph graph, IntPredicate chosen) {
    return new OtherBodies(graph, chosen, Other.JAVADOC).make();
  }

  /** The calls of a repository whose chosen methods call what other methods really call. */
  static CallSites calls(CodeGraph graph, CallSites sites, IntPredicate chosen) {
    OtherBodies other = new OtherBodies(graph, chosen, Other.BODY);
    List<String> callers = List.copyOf(sites.byCaller().keySet());
    TreeMap<String, List<CallSite>> changed = new TreeMap<>(sites.byCaller());
    graph
        .methods()
        .filter(other::isChosen)
        .mapToObj(m -> graph.node(m).id())
        .filter(changed::containsKey)
        .forEach(
            id -> changed.put(id, sites.of(callers.get(other.random.nextInt(callers.size())))));
    return new CallSites(changed, sites.types().values());
  }

  private CodeGraph make() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      nodes.add(isChosen(i) ? another(graph.method(i)) : graph.node(i));
    }
    List<Edge> edges = new ArrayList<>();
    for (EdgeKind kind : EdgeKind.values()) {
      edges(kind, edges);
    }
    return CodeGraph.of(nodes, edges);
  }

  private boolean isChosen(int node) {
    return graph.node(node) instanceof MethodNode && !isTest(node) && chosen.test(node);
  }

  private MethodNode another(MethodNode method) {
    return switch (other) {
      case BODY, UNTESTED_BODY -> with(method, method.javadoc(), body(method), OTHER_PAST);
      case PAST -> with(method, method.javadoc(), method.body(), OTHER_PAST);
      case JAVADOC ->
          with(
              method,
              method.javadoc().isBlank() ? "" : "Frobs the quux of another " + method.id() + ".",
              method.body(),
              method.history());
    };
  }

  private static MethodBody body(MethodNode method) {
    MethodBody old = method.body();
    TreeMap<String, Integer> words = new TreeMap<>();
    words.put("quux", 7);
    Set<Concern> opposite = EnumSet.allOf(Concern.class);
    opposite.removeAll(old.concerns());
    return old.present()
        ? new MethodBody(
            old.complexity() + 9,
            old.lines() + 50,
            old.statements() + 40,
            words,
            opposite,
            "other " + method.id())
        : old;
  }

  private static MethodNode with(
      MethodNode method, String javadoc, MethodBody body, MethodHistory past) {
    return new MethodNode(
        method.id(),
        method.range(),
        method.parameters(),
        method.returnType(),
        method.modifiers(),
        method.annotations(),
        javadoc,
        method.throwsTypes(),
        body,
        method.test(),
        method.testKinds(),
        method.implicit(),
        past);
  }

  private void edges(EdgeKind kind, List<Edge> edges) {
    var out = graph.out(kind);
    for (int from = 0; from < graph.size(); from++) {
      for (int i = out.start(from); i < out.start(from + 1); i++) {
        int to = target(kind, from, out.target(i));
        if (to >= 0) {
          edges.add(
              new Edge(
                  kind,
                  graph.node(from).id(),
                  graph.node(to).id(),
                  i - out.start(from),
                  out.count(i)));
        }
      }
    }
  }

  /** Where an edge leads now; -1 if it is gone. */
  private int target(EdgeKind kind, int from, int to) {
    return switch (other) {
      case BODY, UNTESTED_BODY -> targetOfAnotherBody(kind, from, to);
      case PAST -> kind == EdgeKind.CO_CHANGED && (isChosen(from) || isChosen(to)) ? -1 : to;
      case JAVADOC -> to;
    };
  }

  private int targetOfAnotherBody(EdgeKind kind, int from, int to) {
    return switch (kind) {
      case CALLS -> {
        if (isChosen(from)) {
          yield anotherTarget(kind);
        }
        yield other == Other.UNTESTED_BODY && isTest(from) && isChosen(to) ? -1 : to;
      }
      case USES_FIELD -> isChosen(from) ? anotherTarget(kind) : to;
      case USES_TYPE -> isChosen(from) && !declared(graph.method(from), to) ? -1 : to;
      case TESTS, CO_CHANGED -> isChosen(from) || isChosen(to) ? -1 : to;
      case IMPORTS -> unneeded.contains(List.of(from, to)) ? -1 : to;
      case DECLARES, OVERRIDES, EXTENDS -> to;
    };
  }

  /** Imports that only the chosen bodies need: each its file and its type. */
  private Set<List<Integer>> neededByBodies() {
    Set<List<Integer>> hidden = new HashSet<>();
    Set<List<Integer>> shown = new HashSet<>();
    for (int member = 0; member < graph.size(); member++) {
      int user = member;
      OptionalInt file = graph.find(graph.node(member).canonical().topLevel());
      if (file.isPresent()) {
        int of = file.getAsInt();
        for (int type : graph.out(EdgeKind.USES_TYPE).neighbours(member)) {
          boolean body = isChosen(user) && !declared(graph.method(user), type);
          Usage.imported(graph, of, type)
              .ifPresent(i -> (body ? hidden : shown).add(List.of(of, i)));
        }
        for (int type : graph.out(EdgeKind.EXTENDS).neighbours(member)) {
          Usage.imported(graph, of, type).ifPresent(i -> shown.add(List.of(of, i)));
        }
      }
    }
    hidden.removeAll(shown);
    return hidden;
  }

  private int anotherTarget(EdgeKind kind) {
    var out = graph.out(kind);
    return out.target(random.nextInt(out.size()));
  }

  private boolean isTest(int node) {
    return graph.node(node) instanceof MethodNode method && method.test();
  }

  /** Whether the declaration names the type, so that it is known before the body. */
  private boolean declared(MethodNode method, int type) {
    String name = graph.node(type).canonical().ownerSimpleName();
    return (method.signature() + " " + method.annotations())
        .matches("(?s).*\\b" + Pattern.quote(name) + "\\b.*");
  }
}
