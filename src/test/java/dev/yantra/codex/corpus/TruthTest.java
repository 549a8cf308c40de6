package dev.yantra.codex.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.SampleNodes;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TestKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TruthTest {
  private static final Optional<Boolean> YES = Optional.of(true);
  private static final Optional<Boolean> NO = Optional.of(false);
  private static final Optional<Boolean> UNKNOWN = Optional.empty();

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  @Test
  void concern_isWhatTheBodyTakesCareOf() {
    add("p.A#io()", Map.of("read", 1), EnumSet.of(Concern.IO), MethodHistory.NONE);
    nodes.add(bodiless("p.A#none()"));
    assertEquals(YES, holds("p.A#io()", "concern:" + Concern.IO.label()));
    assertEquals(NO, holds("p.A#io()", "concern:" + Concern.TIME.label()));
    assertEquals(UNKNOWN, holds("p.A#io()", "concern:a_label_of_the_teacher"));
    assertEquals(UNKNOWN, holds("p.A#none()", "concern:" + Concern.IO.label()));
  }

  @Test
  void testKind_isKnownOfTestedMethodsOnly() {
    add("p.A#tested()", Map.of("a", 1), EnumSet.noneOf(Concern.class), MethodHistory.NONE);
    add("p.A#untested()", Map.of("a", 1), EnumSet.noneOf(Concern.class), MethodHistory.NONE);
    nodes.add(test("p.ATest#one()", TestKind.HAPPY_PATH));
    nodes.add(test("p.ATest#two()", TestKind.NULL_INPUT));
    edges.add(new Edge(EdgeKind.TESTS, "p.ATest#one()", "p.A#tested()", 0, 1));
    edges.add(new Edge(EdgeKind.TESTS, "p.ATest#two()", "p.A#tested()", 0, 1));
    CodeGraph graph = graph();
    Truth truth = new Truth(graph);
    assertTrue(truth.tested(number(graph, "p.A#tested()")));
    assertFalse(truth.tested(number(graph, "p.A#untested()")));
    assertEquals(
        Set.of(TestKind.HAPPY_PATH, TestKind.NULL_INPUT),
        truth.testKinds(number(graph, "p.A#tested()")));
    assertEquals(Set.of(), truth.testKinds(number(graph, "p.A#untested()")));
    assertEquals(YES, holds("p.A#tested()", "test_kind:" + TestKind.NULL_INPUT.label()));
    assertEquals(NO, holds("p.A#tested()", "test_kind:" + TestKind.EXCEPTION.label()));
    assertEquals(UNKNOWN, holds("p.A#tested()", "test_kind:of_the_teacher"));
    assertEquals(UNKNOWN, holds("p.A#untested()", "test_kind:" + TestKind.NULL_INPUT.label()));
  }

  @Test
  void call_isAnEdgeOfTheBody() {
    add("p.A#calls()", Map.of("a", 1), EnumSet.noneOf(Concern.class), MethodHistory.NONE);
    nodes.add(bodiless("p.A#none()"));
    edges.add(new Edge(EdgeKind.CALLS, "p.A#calls()", "lib.B#b()", 0, 1));
    edges.add(new Edge(EdgeKind.CALLS, "p.A#calls()", "lib.B#a()", 1, 2));
    edges.add(new Edge(EdgeKind.CALLS, "p.A#none()", "lib.B#c()", 0, 1));
    CodeGraph graph = graph();
    assertEquals(
        new TreeSet<>(Set.of("lib.B#a()", "lib.B#b()")),
        new Truth(graph).calls(number(graph, "p.A#calls()")));
    assertEquals(YES, holds("p.A#calls()", "call:lib.B#b()"));
    assertEquals(NO, holds("p.A#calls()", "call:lib.B#c()"));
    assertEquals(NO, holds("p.A#calls()", "call:lib.B#nowhere()"));
    assertEquals(UNKNOWN, holds("p.A#none()", "call:lib.B#b()"));
  }

  @Test
  void import_isImportedByTheFileAndUsedByTheMethod() {
    nodes.add(SampleNodes.type("p.A", "A.java"));
    add("p.A#uses()", Map.of("a", 1), EnumSet.noneOf(Concern.class), MethodHistory.NONE);
    add("p.A$Inner#uses()", Map.of("a", 1), EnumSet.noneOf(Concern.class), MethodHistory.NONE);
    nodes.add(bodiless("p.A#none()"));
    for (String type : List.of("java.util.List", "java.util.Map")) {
      edges.add(new Edge(EdgeKind.IMPORTS, "p.A", type, 0, 1));
    }
    edges.add(new Edge(EdgeKind.USES_TYPE, "p.A#uses()", "java.util.List", 0, 1));
    edges.add(new Edge(EdgeKind.USES_TYPE, "p.A#uses()", "java.lang.String", 0, 1));
    edges.add(new Edge(EdgeKind.USES_TYPE, "p.A$Inner#uses()", "java.util.Map", 0, 1));
    edges.add(new Edge(EdgeKind.USES_TYPE, "p.A#none()", "java.util.Map", 0, 1));
    CodeGraph graph = graph();
    Truth truth = new Truth(graph);
    int uses = number(graph, "p.A#uses()");
    assertEquals(Set.of("java.util.List"), truth.imports(uses));
    assertEquals(Set.of("java.util.Map"), truth.imports(number(graph, "p.A$Inner#uses()")));
    assertThrows(UnsupportedOperationException.class, () -> truth.imports(uses).add("x"));
    assertEquals(YES, holds("p.A#uses()", "import:java.util.List"));
    assertEquals(NO, holds("p.A#uses()", "import:java.util.Map"));
    assertEquals(NO, holds("p.A#uses()", "import:java.lang.String"));
    assertEquals(UNKNOWN, holds("p.A#none()", "import:java.util.Map"));
  }

  @Test
  void methodWithoutItsType_importsNothing() {
    add("p.Gone#m()", Map.of("a", 1), EnumSet.noneOf(Concern.class), MethodHistory.NONE);
    CodeGraph graph = graph();
    assertEquals(Set.of(), new Truth(graph).imports(number(graph, "p.Gone#m()")));
  }

  @Test
  void similar_isACosineOfOneHalf() {
    EnumSet<Concern> none = EnumSet.noneOf(Concern.class);
    add("p.A#one()", Map.of("a", 1, "b", 1), none, MethodHistory.NONE);
    // cos = 1 / (sqrt 2 · sqrt 2) = 1/2, exactly at the limit.
    add("p.A#half()", Map.of("b", 1, "c", 1), none, MethodHistory.NONE);
    // cos = 1 / (sqrt 2 · sqrt 3) = 0.41.
    add("p.A#third()", Map.of("b", 1, "c", 1, "d", 1), none, MethodHistory.NONE);
    // cos = 2 · 3 / (sqrt 2 · sqrt 10) above, counts matter: (1·3 + 1·1) / (sqrt 2 · sqrt 10).
    add("p.A#counts()", Map.of("a", 3, "b", 1), none, MethodHistory.NONE);
    // cos = 1 / (sqrt 2 · sqrt 10) = 0.22: the common word is the rare one.
    add("p.A#rare()", Map.of("a", 1, "z", 3), none, MethodHistory.NONE);
    add("p.A#empty()", Map.of(), none, MethodHistory.NONE);
    nodes.add(SampleNodes.type("p.A", "A.java"));
    assertEquals(YES, holds("p.A#one()", "similar:p.A#half()"));
    assertEquals(NO, holds("p.A#one()", "similar:p.A#third()"));
    assertEquals(YES, holds("p.A#one()", "similar:p.A#counts()"));
    assertEquals(NO, holds("p.A#one()", "similar:p.A#rare()"));
    assertEquals(UNKNOWN, holds("p.A#one()", "similar:p.A#empty()"));
    assertEquals(UNKNOWN, holds("p.A#empty()", "similar:p.A#one()"));
    assertEquals(UNKNOWN, holds("p.A#one()", "similar:p.A#gone()"));
    assertEquals(UNKNOWN, holds("p.A#one()", "similar:p.A"));
  }

  @ParameterizedTest
  @CsvSource({
    "NULL_DEREFERENCE, NULL_HANDLING",
    "MISSING_VALIDATION, VALIDATION",
    "RESOURCE_LEAK, IO",
    "EXCEPTION_HANDLING, ERROR_HANDLING",
    "RACE_CONDITION, CONCURRENCY",
    "NUMERIC, ARITHMETIC"
  })
  void bug_isAFixAndWhatTheFixedBodyDoes(BugType bug, Concern witness) {
    MethodHistory fixed = new MethodHistory(9, 1, 3, 1, 1, 5);
    MethodHistory changed = new MethodHistory(9, 1, 3, 1, 0, 5);
    add("p.A#fixed()", Map.of("a", 1), EnumSet.of(witness), fixed);
    add("p.A#other()", Map.of("a", 1), EnumSet.complementOf(EnumSet.of(witness)), fixed);
    add("p.A#changed()", Map.of("a", 1), EnumSet.of(witness), changed);
    add("p.A#unknown()", Map.of("a", 1), EnumSet.of(witness), MethodHistory.NONE);
    nodes.add(bodiless("p.A#none()").withHistory(fixed));
    String question = "bug:" + bug.label();
    assertEquals(YES, holds("p.A#fixed()", question));
    assertEquals(NO, holds("p.A#other()", question));
    assertEquals(NO, holds("p.A#changed()", question));
    assertEquals(UNKNOWN, holds("p.A#unknown()", question));
    assertEquals(UNKNOWN, holds("p.A#none()", question));
    assertEquals(UNKNOWN, holds("p.A#fixed()", "bug:of_the_teacher"));
    assertEquals(UNKNOWN, holds("p.A#fixed()", "bug:" + BugType.OFF_BY_ONE.label()));
  }

  private Optional<Boolean> holds(String method, String question) {
    CodeGraph graph = graph();
    return new Truth(graph).holds(number(graph, method), Question.parse(question));
  }

  private CodeGraph graph() {
    return CodeGraph.of(nodes, edges);
  }

  private static int number(CodeGraph graph, String id) {
    return graph.find(id).orElseThrow();
  }

  private void add(
      String id, Map<String, Integer> words, Set<Concern> concerns, MethodHistory history) {
    MethodBody body = new MethodBody(1, 1, 1, new TreeMap<>(words), concerns, "shape " + id);
    nodes.add(method(id, body, false, Set.of()).withHistory(history));
  }

  private static MethodNode bodiless(String id) {
    return method(id, MethodBody.ABSENT, false, Set.of());
  }

  private static MethodNode test(String id, TestKind kind) {
    return method(id, MethodBody.ABSENT, true, EnumSet.of(kind));
  }

  private static MethodNode method(String id, MethodBody body, boolean test, Set<TestKind> kinds) {
    return new MethodNode(
        id,
        new SourceRange("A.java", 1, 2),
        List.of(),
        "void",
        List.of(),
        List.of(),
        "",
        List.of(),
        body,
        test,
        kinds,
        false,
        MethodHistory.NONE);
  }
}
