package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.FakeStudent;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.predict.tests.TestReport.NeededTest;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestNeedsTest {
  private static final String PAY = "shop.Till#pay(int)";
  private static final CodeGraph GRAPH =
      new Graphs()
          .type("shop.Till")
          .method(PAY, 5, 9, "pay")
          .method("shop.Till#other()", 15, 19, "other")
          .test("shop.TillTest#nothing()", "", TestKind.NULL_INPUT)
          .test("shop.TillTest#most()", "", TestKind.BOUNDARY)
          .test("shop.TillTest#far()", "", TestKind.EXCEPTION)
          .calls("shop.TillTest#nothing()", PAY)
          .calls("shop.TillTest#far()", "shop.Till#other()")
          .edges(EdgeKind.TESTS, "shop.TillTest#most()", PAY)
          .build();
  private static final FakeStudent STUDENT =
      new FakeStudent()
          .says(
              "kinds",
              new Prediction("boundary", 0.9),
              new Prediction("null_input", 0.5),
              new Prediction("exception", 0.2),
              new Prediction("of_the_teacher", 0.8),
              new Prediction("round_trip", 0.19));

  private static ChangedMethod changed(How how, Query query) {
    int node = GRAPH.find(PAY).orElseThrow();
    return new ChangedMethod(PAY, GRAPH.method(node).range(), how, query, List.of(), 1);
  }

  private static List<NeededTest> needs(ChangedMethod method) {
    return new TestNeeds(GRAPH, STUDENT).of(List.of(method));
  }

  @Test
  void needs_tellWhichKindsATestHasAlready() {
    Query known = new Query.Known(GRAPH.find(PAY).orElseThrow(), Query.View.FULL);

    assertEquals(
        List.of(
            new NeededTest(PAY, TestKind.BOUNDARY, 0.9, true),
            new NeededTest(PAY, TestKind.NULL_INPUT, 0.5, true),
            new NeededTest(PAY, TestKind.EXCEPTION, 0.2, false)),
        needs(changed(How.MODIFIED, known)));
  }

  @Test
  void newMethod_isCoveredByNothingYet() {
    List<NeededTest> needed = needs(changed(How.ADDED, Query.Unseen.of("pays")));

    assertEquals(3, needed.size());
    assertEquals(List.of(false, false, false), needed.stream().map(NeededTest::covered).toList());
  }

  @Test
  void removedMethod_needsNothing() {
    assertEquals(List.of(), needs(changed(How.REMOVED, Query.Unseen.of("paid"))));
  }
}
