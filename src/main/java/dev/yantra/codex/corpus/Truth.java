package dev.yantra.codex.corpus;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TestKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The repository's own answers to questions about its methods. Where it says nothing (a method
 * without tests does not show which tests it needs) there is no answer, rather than a no.
 */
public final class Truth {
  /** Bodies whose words have at least this cosine count as similar. */
  private static final double SIMILAR = 0.5;

  private final CodeGraph graph;

  /** Vocabulary by label: looked up millions of times, so not spelt out anew each time. */
  private final Map<String, Concern> concerns = new HashMap<>();

  private final Map<String, TestKind> testKinds = new HashMap<>();
  private final Map<String, BugType> bugTypes = new HashMap<>();

  private final Map<Integer, SortedSet<String>> imports = new ConcurrentHashMap<>();

  public Truth(CodeGraph graph) {
    this.graph = graph;
    for (Concern c : Concern.values()) {
      concerns.put(c.label(), c);
    }
    for (TestKind k : TestKind.values()) {
      testKinds.put(k.label(), k);
    }
    for (BugType t : BugType.values()) {
      bugTypes.put(t.label(), t);
    }
  }

  /** The answer to a question about the method with a number, if the repository knows one. */
  public Optional<Boolean> holds(int method, Question question) {
    String subject = question.subject();
    return switch (question.kind()) {
      case CONCERN ->
          Optional.ofNullable(concerns.get(subject))
              .filter(c -> graph.method(method).body().present())
              .map(c -> graph.method(method).body().concerns().contains(c));
      case TEST_KIND ->
          Optional.ofNullable(testKinds.get(subject))
              .filter(k -> tested(method))
              .map(k -> testKinds(method).contains(k));
      case CALL ->
          body(method).map(b -> connects(graph.out(EdgeKind.CALLS), method, graph.find(subject)));
      case IMPORT -> body(method).map(b -> imports(method).contains(subject));
      case SIMILAR -> similar(method, subject);
      case BUG -> Optional.ofNullable(bugTypes.get(subject)).flatMap(t -> fixed(method, t));
    };
  }

  /** True if any test exercises the method. */
  public boolean tested(int method) {
    return graph.in(EdgeKind.TESTS).degree(method) > 0;
  }

  /** The kinds of the tests that exercise the method. */
  public Set<TestKind> testKinds(int method) {
    Set<TestKind> kinds = EnumSet.noneOf(TestKind.class);
    for (int test : graph.in(EdgeKind.TESTS).neighbours(method)) {
      if (graph.node(test) instanceof MethodNode node) {
        kinds.addAll(node.testKinds());
      }
    }
    return kinds;
  }

  /** Qualified names of the types that its file imports and it uses, signature included. */
  public SortedSet<String> imports(int method) {
    return imports.computeIfAbsent(method, this::findImports);
  }

  private SortedSet<String> findImports(int method) {
    SortedSet<String> found = new TreeSet<>();
    OptionalInt top = graph.find(graph.node(method).canonical().topLevel());
    if (top.isPresent()) {
      Adjacency imported = graph.out(EdgeKind.IMPORTS);
      Adjacency used = graph.out(EdgeKind.USES_TYPE);
      for (int type : used.neighbours(method)) {
        if (imported.connects(top.getAsInt(), type)) {
          found.add(graph.node(type).id());
        }
      }
    }
    return Collections.unmodifiableSortedSet(found);
  }

  /** Canonical ids of what it calls. */
  public SortedSet<String> calls(int method) {
    SortedSet<String> calls = new TreeSet<>();
    for (int callee : graph.out(EdgeKind.CALLS).neighbours(method)) {
      calls.add(graph.node(callee).id());
    }
    return calls;
  }

  /**
   * True if it was fixed and now takes care of what such a bug lacks. The history does not say what
   * a fix was about; what the fixed body does is the best witness there is, and for types of bug
   * that leave none there is no answer.
   */
  private Optional<Boolean> fixed(int method, BugType type) {
    Optional<Concern> witness = witness(type);
    MethodNode node = graph.method(method);
    return node.history().commits() == 0 || !node.body().present()
        ? Optional.empty()
        : witness.map(w -> node.history().fixes() > 0 && node.body().concerns().contains(w));
  }

  private static Optional<Concern> witness(BugType type) {
    return switch (type) {
      case NULL_DEREFERENCE -> Optional.of(Concern.NULL_HANDLING);
      case MISSING_VALIDATION -> Optional.of(Concern.VALIDATION);
      case RESOURCE_LEAK -> Optional.of(Concern.IO);
      case EXCEPTION_HANDLING -> Optional.of(Concern.ERROR_HANDLING);
      case RACE_CONDITION -> Optional.of(Concern.CONCURRENCY);
      case NUMERIC -> Optional.of(Concern.ARITHMETIC);
      case OFF_BY_ONE, WRONG_CONDITION, WRONG_OPERATOR, WRONG_ARGUMENT, WRONG_CALL, OTHER ->
          Optional.empty();
    };
  }

  private Optional<MethodNode> body(int method) {
    return Optional.of(graph.method(method)).filter(m -> m.body().present());
  }

  private static boolean connects(Adjacency edges, int from, OptionalInt to) {
    return to.isPresent() && edges.connects(from, to.getAsInt());
  }

  private Optional<Boolean> similar(int method, String other) {
    OptionalInt found = graph.find(other);
    if (found.isEmpty()
        || !(graph.node(found.getAsInt()) instanceof MethodNode twin)
        || !CanonicalId.parse(other).method()) {
      return Optional.empty();
    }
    Map<String, Integer> mine = graph.method(method).body().tokens();
    Map<String, Integer> theirs = twin.body().tokens();
    return mine.isEmpty() || theirs.isEmpty()
        ? Optional.empty()
        : Optional.of(cosine(mine, theirs) >= SIMILAR);
  }

  private static double cosine(Map<String, Integer> a, Map<String, Integer> b) {
    double dot = 0;
    for (Map.Entry<String, Integer> e : a.entrySet()) {
      dot += (double) e.getValue() * b.getOrDefault(e.getKey(), 0);
    }
    return dot / Math.sqrt(square(a) * square(b));
  }

  private static double square(Map<String, Integer> words) {
    return words.values().stream().mapToDouble(n -> (double) n * n).sum();
  }
}
