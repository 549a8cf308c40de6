package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangedDeclaration;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.reach.TestRun;
import dev.yantra.codex.predict.reach.TestRuns;
import dev.yantra.codex.predict.tests.ReachedTests.Reached;
import dev.yantra.codex.predict.tests.TestReport.RankedTest;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.Sections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
  private final TestRuns runs;

  public TestPredictor(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
    this.tests =
        graph
            .shelf()
            .keep(
                "tests",
                bytes -> Sections.toArray(new Sections.Reader(bytes).numbers()),
                () -> graph.methods().filter(m -> graph.method(m).isTestCase()).toArray(),
                Sections::of);
    this.runs = new TestRuns(graph);
  }

  /** Tests for {@code change}, best first; none for a change that touches no declaration. */
  public TestReport predict(Change change, TestOptions options) {
    List<ChangedMethod> subjects = change.methods().stream().filter(m -> !isTestCode(m)).toList();
    List<RankedTest> ranked =
        gather(change, subjects, options).entrySet().stream()
            .map(e -> ranked(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingDouble(RankedTest::score)
                    .reversed()
                    .thenComparing(RankedTest::test))
            .limit(options.limit())
            .toList();
    return new TestReport(
        ranked, options.needs() ? new TestNeeds(graph, student).of(subjects) : List.of());
  }

  private RankedTest ranked(TestRun run, TestChangeEvidence evidence) {
    MethodNode method = graph.method(run.test());
    return new RankedTest(
        run.id(method.id()),
        run.selectors(method.id()),
        method.range().file(),
        method.range().line(),
        evidence.score(),
        evidence.reasons());
  }

  /**
   * True if a method is a test, a fixture or a helper of tests. Of these only what runs them
   * counts: names and words tie tests to what they test, and no test is written for them.
   */
  private boolean isTestCode(ChangedMethod method) {
    boolean known = method.query() instanceof Query.Known node && graph.method(node.node()).test();
    return known || standsInTestTree(method.id());
  }

  private boolean standsInTestTree(String member) {
    OptionalInt owner = graph.find(CanonicalId.parse(member).owner());
    return owner.isPresent()
        && graph.node(owner.getAsInt()) instanceof TypeNode type
        && type.test();
  }

  /** The ties of each test to the change; tests without any are left out. */
  private Map<TestRun, TestChangeEvidence> gather(
      Change change, List<ChangedMethod> subjects, TestOptions options) {
    Map<TestRun, Reached> reached = ReachedTests.of(change, graph, runs, options.distance());
    Set<Integer> touched = change.nodes().boxed().collect(Collectors.toSet());
    List<Integer> fields =
        change.fields().stream().filter(f -> !standsInTestTree(graph.id(f))).toList();
    Map<Integer, Double> words = new TestWords(graph, tests).scores(subjects, fields);
    List<String> others = new ArrayList<>(fields.stream().map(graph::id).toList());
    change.declarations().stream()
        .map(ChangedDeclaration::id)
        .filter(id -> !standsInTestTree(id))
        .forEach(others::add);
    Map<TestRun, TestChangeEvidence> evidence = new TreeMap<>();
    for (int test : tests) {
      double together = subjects.stream().anyMatch(s -> changedTogether(test, s)) ? 1 : 0;
      for (TestRun run : runs.of(test)) {
        Naming naming = naming(run, subjects, others);
        Reached call = reached.getOrDefault(run, new Reached(0, naming.subject, false));
        TestChangeEvidence tie =
            new TestChangeEvidence(
                call.distance() == 0 ? 0 : 1.0 / call.distance(),
                call.distance(),
                call.runsWith(),
                naming.fit,
                words.getOrDefault(test, 0.0),
                together,
                0,
                touched.contains(test),
                call.subject());
        if (tie.score() > 0) {
          evidence.put(run, tie);
        }
      }
    }
    askStudent(evidence, subjects);
    return evidence;
  }

  /** The best fit of a test's names, and the changed method that it is of. */
  private record Naming(double fit, String subject) {}

  private Naming naming(TestRun run, List<ChangedMethod> subjects, List<String> others) {
    CanonicalId id = CanonicalId.parse(run.id(graph.id(run.test())));
    double best = 0;
    String named = "";
    for (ChangedMethod subject : subjects) {
      double fit = TestNaming.fit(id, CanonicalId.parse(subject.id()));
      if (fit > best) {
        best = fit;
        named = subject.id();
      }
    }
    for (String other : others) {
      best = Math.max(best, TestNaming.fit(id, CanonicalId.parse(other)));
    }
    return new Naming(best, named);
  }

  private boolean changedTogether(int test, ChangedMethod subject) {
    return subject.query() instanceof Query.Known known
        && graph
            .out(EdgeKind.CO_CHANGED)
            .connects(Math.min(test, known.node()), Math.max(test, known.node()));
  }

  private void askStudent(Map<TestRun, TestChangeEvidence> evidence, List<ChangedMethod> subjects) {
    List<ChangedMethod> asked =
        subjects.stream()
            .sorted(Comparator.comparing(s -> -s.size()))
            .limit(SUBJECTS_ASKED)
            .toList();
    List<TestRun> best =
        evidence.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<TestRun, TestChangeEvidence> e) -> e.getValue().score())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .limit(ASKED)
            .map(Map.Entry::getKey)
            .toList();
    Map<Integer, Double> learned = new HashMap<>();
    for (TestRun run : best) {
      double score = learned.computeIfAbsent(run.test(), test -> learned(test, asked));
      evidence.computeIfPresent(run, (r, tie) -> tie.withLearned(score));
    }
  }

  private double learned(int test, List<ChangedMethod> subjects) {
    return subjects.stream().mapToDouble(s -> student.testsMethod(test, s.query())).max().orElse(0);
  }
}
