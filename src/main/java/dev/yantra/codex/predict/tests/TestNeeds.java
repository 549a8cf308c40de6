package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.tests.TestReport.NeededTest;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Kinds of test that changed methods need, and whether they have them. */
final class TestNeeds {
  /** Needs that are less likely than this are not worth a line. */
  private static final double SMALLEST = 0.2;

  private final CodeGraph graph;
  private final Student student;

  TestNeeds(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
  }

  /** The needs of every subject that is still there, most likely first. */
  List<NeededTest> of(List<ChangedMethod> subjects) {
    List<NeededTest> needed = new ArrayList<>();
    for (ChangedMethod subject : subjects) {
      if (subject.how() == How.REMOVED) {
        continue;
      }
      Set<TestKind> covered = covered(subject.query());
      for (Prediction p : student.testKinds(spec(subject.query()), TestKind.values().length)) {
        if (p.probability() >= SMALLEST) {
          TestKind.ofLabel(p.label())
              .ifPresent(
                  kind ->
                      needed.add(
                          new NeededTest(
                              subject.id(), kind, p.probability(), covered.contains(kind))));
        }
      }
    }
    return needed;
  }

  /** The student learned needs from the spec view. */
  private static Query spec(Query query) {
    return query instanceof Query.Known known
        ? new Query.Known(known.node(), Query.View.SPEC)
        : query;
  }

  private Set<TestKind> covered(Query query) {
    Set<TestKind> kinds = EnumSet.noneOf(TestKind.class);
    if (query instanceof Query.Known known) {
      for (EdgeKind edge : List.of(EdgeKind.TESTS, EdgeKind.CALLS)) {
        for (int test : graph.in(edge).neighbours(known.node())) {
          if (graph.node(test) instanceof MethodNode method && method.test()) {
            kinds.addAll(method.testKinds());
          }
        }
      }
    }
    return kinds;
  }
}
