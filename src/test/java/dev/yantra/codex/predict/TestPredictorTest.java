package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.Pockets;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.predict.TestReport.RankedTest;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TestPredictorTest {
  private static final String TOTAL = "shop.Order#total()";

  private static TestReport predict(CodeGraph graph, String method) {
    FakeStudent student =
        new FakeStudent()
            .says("testKinds", new Prediction("boundary", 0.8), new Prediction("null_input", 0.7));
    Change change = new ChangeFinder(new Workspace(Path.of(".")), graph).ofMethod(method);
    return new TestPredictor(graph, student).predict(change, TestOptions.defaults());
  }

  private static List<String> names(TestReport report) {
    return report.tests().stream().map(RankedTest::test).toList();
  }

  @Test
  void nearerTest_comesFirst() {
    CodeGraph graph =
        new Graphs()
            .method(TOTAL, 1, 2, "")
            .method("shop.Bill#print()", 1, 2, "")
            .test("far.ATest#a()", "")
            .test("far.ZTest#z()", "")
            .calls("far.ZTest#z()", TOTAL)
            .calls("far.ATest#a()", "shop.Bill#print()")
            .calls("shop.Bill#print()", TOTAL)
            .build();
    TestReport report = predict(graph, TOTAL);
    assertEquals(List.of("far.ZTest#z()", "far.ATest#a()"), names(report));
    assertEquals(List.of("calls " + TOTAL), report.tests().get(0).reasons());
    assertEquals(List.of("reaches " + TOTAL + " in 2 calls"), report.tests().get(1).reasons());
  }

  @Test
  void keptWordsOfTests_rankAsThoseReadAnew() {
    CodeGraph graph =
        new Graphs()
            .method(TOTAL, 1, 2, "total sum of all lines")
            .test("far.ATest#lines()", "sum lines")
            .test("far.BTest#total()", "total all")
            .test("far.CTest#other()", "else")
            .build();
    Pockets pockets = new Pockets();
    TestReport anew = predict(graph, TOTAL);
    assertEquals(List.of("far.ATest#lines()", "far.BTest#total()"), names(anew));
    assertEquals(anew, predict(graph.on(pockets), TOTAL));
    assertEquals(Set.of("tests", "words-of-tests"), pockets.names());

    assertEquals(anew, predict(graph.on(pockets), TOTAL));
    pockets.cut(0.6);
    assertEquals(anew, predict(graph.on(pockets), TOTAL));
  }

  @Test
  void callOfAnOverriddenMethod_reachesTheOverrider() {
    CodeGraph graph =
        new Graphs()
            .method("shop.Priced#total()", 1, 2, "")
            .method(TOTAL, 1, 2, "")
            .edges(EdgeKind.OVERRIDES, TOTAL, "shop.Priced#total()")
            .test("far.ATest#a()", "")
            .calls("far.ATest#a()", "shop.Priced#total()")
            .build();
    assertEquals(List.of("far.ATest#a()"), names(predict(graph, TOTAL)));
  }

  @Test
  void fixture_standsForEveryTestOfItsClassAndIsNotListed() {
    CodeGraph graph =
        new Graphs()
            .method(TOTAL, 1, 2, "")
            .test("far.ATest#setUp()", "")
            .test("far.ATest#a()", "")
            .test("far.ATest#b()", "")
            .test("far.BTest#c()", "")
            .calls("far.ATest#setUp()", TOTAL)
            .build();
    assertEquals(List.of("far.ATest#a()", "far.ATest#b()"), names(predict(graph, TOTAL)));
  }

  @Test
  void nameAlone_findsATestOfAMethodThatNothingCalls() {
    CodeGraph graph =
        new Graphs()
            .method(TOTAL, 1, 2, "")
            .test("shop.OrderTest#totalOfNothing()", "")
            .test("shop.OrderTest#other()", "")
            .test("shop.CartTest#clear()", "")
            .build();
    assertEquals("shop.OrderTest#totalOfNothing()", names(predict(graph, TOTAL)).get(0));
    assertTrue(!names(predict(graph, TOTAL)).contains("shop.CartTest#clear()"));
  }

  @Test
  void changedField_leadsToTheTestsOfItsUsers() {
    CodeGraph graph =
        new Graphs()
            .field("shop.Order#tax")
            .method(TOTAL, 1, 2, "")
            .edges(EdgeKind.USES_FIELD, TOTAL, "shop.Order#tax")
            .test("far.ATest#a()", "")
            .calls("far.ATest#a()", TOTAL)
            .build();
    Change change =
        new Change(List.of(), List.of(graph.find("shop.Order#tax").orElseThrow()), List.of());
    TestReport report =
        new TestPredictor(graph, new FakeStudent()).predict(change, TestOptions.defaults());
    assertEquals(List.of("far.ATest#a()"), names(report));
  }

  @Test
  void need_isCoveredByATestOfThatKind() {
    CodeGraph graph =
        new Graphs()
            .method(TOTAL, 1, 2, "")
            .test("far.ATest#a()", "", TestKind.BOUNDARY)
            .edges(EdgeKind.TESTS, "far.ATest#a()", TOTAL)
            .build();
    List<TestReport.NeededTest> needed = predict(graph, TOTAL).needed();
    assertEquals(
        List.of(
            new TestReport.NeededTest(TOTAL, TestKind.BOUNDARY, 0.8, true),
            new TestReport.NeededTest(TOTAL, TestKind.NULL_INPUT, 0.7, false)),
        needed);
  }

  @Test
  void formats_groupByClass() {
    List<RankedTest> tests =
        List.of(ranked("a.FooTest#x()"), ranked("a.BarTest#z()"), ranked("a.FooTest#y(int)"));
    assertEquals("a.FooTest#x+y,a.BarTest#z", TestFormats.surefire(tests));
    assertEquals(
        List.of("--tests", "a.FooTest.x", "--tests", "a.FooTest.y", "--tests", "a.BarTest.z"),
        TestFormats.gradle(tests));
  }

  private static RankedTest ranked(String id) {
    return new RankedTest(id, "", 1, 1, List.of());
  }
}
