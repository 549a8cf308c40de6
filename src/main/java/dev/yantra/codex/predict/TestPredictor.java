package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.predict.TestReport.RankedTest;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.Sections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ranks the existing tests for a change by what ties them to it (calls, names, words, common
 * commits and the learned score), and says what kinds of test are needed.
 */
public final class TestPredictor {
  /** The learned score is asked for this many of the best by everything else. */
  private static final int ASKED = 100;

  /** A change of more methods than this is asked about as a whole by calls and names only. */
  private static final int SUBJECTS_ASKED = 20;

  private final CodeGraph graph;
  private final Student student;
  private final int[] tests;
  private final TestReach reach;

  public TestPredictor(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
    this.tests =
        graph
            .shelf()
            .keep(
                "tests",
                bytes -> Sections.toArray(new Sections.Reader(bytes).numbers()),
                () -> graph.methods().filter(m -> TestReach.isTest(graph.method(m))).toArray(),
                Sections::of);
    this.reach = new TestReach(graph);
  }

  /** Tests for {@code change}, best first; none for a change that touches no method or field. */
  public TestReport predict(Change change, TestOptions options) {
    List<ChangedMethod> subjects =
        change.methods().stream().filter(m -> !isTest(m)).collect(Collectors.toList());
    Set<Integer> touchedTests =
        change.nodes().filter(n -> graph.method(n).test()).boxed().collect(Collectors.toSet());
    Map<Integer, TestChangeEvidence> evidence = gather(change, subjects, touchedTests, options);
    List<RankedTest> ranked =
        evidence.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<Integer, TestChangeEvidence> e) -> e.getValue().score())
                    .reversed()
                    .thenComparing(e -> graph.id(e.getKey())))
            .limit(options.limit())
            .map(e -> ranked(e.getKey(), e.getValue()))
            .toList();
    return new TestReport(
        ranked, options.needs() ? new TestNeeds(graph, student).of(subjects) : List.of());
  }

  private RankedTest ranked(int test, TestChangeEvidence evidence) {
    MethodNode method = graph.method(test);
    return new RankedTest(
        method.id(),
        method.range().file(),
        method.range().line(),
        evidence.score(),
        evidence.reasons());
  }

  private boolean isTest(ChangedMethod method) {
    return method.query() instanceof Query.Known known && graph.method(known.node()).test();
  }

  /** What ties each test to the change; tests that nothing ties to it are left out. */
  Map<Integer, TestChangeEvidence> gather(
      Change change, List<ChangedMethod> subjects, Set<Integer> touched, TestOptions options) {
    Map<Integer, Reached> reached = new TreeMap<>();
    subjects.forEach(s -> reach(s, reached, options.distance()));
    for (int field : change.fields()) {
      for (int user : graph.in(EdgeKind.USES_FIELD).neighbours(field)) {
        reached(user, 1, graph.node(field).id(), reached, options.distance());
      }
    }
    Map<Integer, Double> words = new TestWords(graph, tests).scores(subjects, change.fields());
    Map<Integer, TestChangeEvidence> evidence = new TreeMap<>();
    for (int test : tests) {
      TestChangeEvidence tie = evidence(test, subjects, change, reached, words, touched);
      if (tie.score() > 0) {
        evidence.put(test, tie);
      }
    }
    askStudent(evidence, subjects);
    return evidence;
  }

  private record Reached(int distance, String subject) {}

  private void reach(ChangedMethod subject, Map<Integer, Reached> reached, int limit) {
    if (subject.query() instanceof Query.Known known) {
      reached(known.node(), 0, subject.id(), reached, limit);
    }
  }

  private void reached(
      int node, int behind, String subject, Map<Integer, Reached> reached, int limit) {
    reach
        .distances(node, limit)
        .forEach(
            (test, distance) ->
                reached.merge(
                    test,
                    new Reached(Math.max(1, distance + behind), subject),
                    (a, b) -> b.distance < a.distance ? b : a));
  }

  private TestChangeEvidence evidence(
      int test,
      List<ChangedMethod> subjects,
      Change change,
      Map<Integer, Reached> reached,
      Map<Integer, Double> words,
      Set<Integer> touched) {
    CanonicalId id = CanonicalId.parse(graph.id(test));
    double naming = 0;
    String named = "";
    double together = 0;
    for (ChangedMethod subject : subjects) {
      double fit = TestNaming.fit(id, CanonicalId.parse(subject.id()));
      if (fit > naming) {
        naming = fit;
        named = subject.id();
      }
      if (subject.query() instanceof Query.Known known && changedTogether(test, known.node())) {
        together = 1;
      }
    }
    for (int field : change.fields()) {
      naming = Math.max(naming, TestNaming.fit(id, graph.node(field).canonical()));
    }
    Reached call = reached.getOrDefault(test, new Reached(0, named));
    return new TestChangeEvidence(
        call.distance == 0 ? 0 : 1.0 / call.distance,
        call.distance,
        naming,
        words.getOrDefault(test, 0.0),
        together,
        0,
        touched.contains(test),
        call.subject);
  }

  private boolean changedTogether(int a, int b) {
    return graph.out(EdgeKind.CO_CHANGED).connects(Math.min(a, b), Math.max(a, b));
  }

  private void askStudent(Map<Integer, TestChangeEvidence> evidence, List<ChangedMethod> subjects) {
    List<Map.Entry<Integer, TestChangeEvidence>> best = new ArrayList<>(evidence.entrySet());
    best.sort(
        Comparator.comparingDouble(
                (Map.Entry<Integer, TestChangeEvidence> e) -> e.getValue().score())
            .reversed()
            .thenComparing(Map.Entry::getKey));
    List<ChangedMethod> asked =
        subjects.stream()
            .sorted(Comparator.comparing(s -> -s.size()))
            .limit(SUBJECTS_ASKED)
            .toList();
    for (Map.Entry<Integer, TestChangeEvidence> e : best.subList(0, Math.min(ASKED, best.size()))) {
      double learned =
          asked.stream()
              .mapToDouble(s -> student.testsMethod(e.getKey(), s.query()))
              .max()
              .orElse(0);
      evidence.put(e.getKey(), e.getValue().withLearned(learned));
    }
  }
}
