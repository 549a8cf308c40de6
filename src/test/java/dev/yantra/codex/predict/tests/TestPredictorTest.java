package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.Pockets;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangeFinder;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.FakeStudent;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.predict.tests.TestReport.RankedTest;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TestPredictorTest {
  private static final String TOTAL = "shop.Order#total()";

  private static TestReport predict(CodeGraph graph, String method) {
    FakeStudent student =
        new FakeStudent()
            .says("kinds", new Prediction("boundary", 0.8), new Prediction("null_input", 0.7));
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
            .fixture("far.ATest#setUp()")
            .test("far.ATest#a()", "")
            .test("far.ATest#b()", "")
            .test("far.BTest#c()", "")
            .calls("far.ATest#setUp()", TOTAL)
            .build();
    assertEquals(List.of("far.ATest#a()", "far.ATest#b()"), names(predict(graph, TOTAL)));
  }

  private static Change change(CodeGraph graph, String... methods) {
    List<ChangedMethod> changed = new ArrayList<>();
    for (String id : methods) {
      Query query =
          graph.find(id).isPresent()
              ? new Query.Known(graph.find(id).getAsInt(), Query.View.FULL)
              : new Query.Unseen("", CanonicalId.parse(id).owner(), "x", List.of(), "void");
      changed.add(
          new ChangedMethod(
              id,
              new SourceRange("src/A.java", 1, 2),
              ChangedMethod.How.MODIFIED,
              query,
              List.of(1),
              0));
    }
    return new Change(changed, List.of(), List.of());
  }

  private static TestReport changed(CodeGraph graph, String... methods) {
    return new TestPredictor(graph, new FakeStudent().says("kinds", new Prediction("boundary", 1)))
        .predict(change(graph, methods), TestOptions.defaults());
  }

  private static Graphs classWithFixtures() {
    return new Graphs()
        .testType("far.ATest", "class")
        .fixture("far.ATest#fill()")
        .test("far.ATest#a()", "cart")
        .test("far.BTest#b()", "cart fill");
  }

  @Test
  void changedFixture_leadsToTheTestsOfItsClassAndToNoOthers() {
    TestReport report = changed(classWithFixtures().build(), "far.ATest#fill()");
    assertEquals(List.of("far.ATest#a()"), names(report));
    assertEquals(List.of("runs with far.ATest#fill()"), report.tests().get(0).reasons());
    assertEquals(List.of(), report.needed());
  }

  @Test
  void changedFixtureOfABaseClass_leadsToTheTestsOfTheClassesBelow() {
    CodeGraph graph =
        classWithFixtures()
            .testType("far.Base", "class", "abstract")
            .fixture("far.Base#open()")
            .edges(EdgeKind.EXTENDS, "far.ATest", "far.Base")
            .build();
    assertEquals(List.of("far.ATest#a()"), names(changed(graph, "far.Base#open()")));
  }

  @Test
  void changedFixture_leadsToInheritedTestsInItsOwnClassOnly() {
    CodeGraph graph =
        new Graphs()
            .testType("far.Contract", "class", "abstract")
            .test("far.Contract#keeps()", "")
            .testType("far.ATest", "class")
            .fixture("far.ATest#open()")
            .testType("far.BTest", "class")
            .edges(EdgeKind.EXTENDS, "far.ATest", "far.Contract")
            .edges(EdgeKind.EXTENDS, "far.BTest", "far.Contract")
            .build();
    assertEquals(List.of("far.ATest#keeps()"), names(changed(graph, "far.ATest#open()")));
    assertEquals(
        List.of("far.ATest#keeps()", "far.BTest#keeps()"),
        names(changed(graph, "far.Contract#keeps()")));
  }

  @Test
  void changedFixtureOfAnOuterClass_leadsToTheTestsOfInnerClasses() {
    CodeGraph graph =
        classWithFixtures()
            .testType("far.ATest$Inner", "class")
            .test("far.ATest$Inner#deep()", "")
            .build();
    assertEquals(
        List.of("far.ATest#a()", "far.ATest$Inner#deep()"),
        names(changed(graph, "far.ATest#fill()")));
  }

  @Test
  void whatNothingCallsInATestClass_runsWithItsTests() {
    CodeGraph graph =
        classWithFixtures()
            .method("far.ATest#cases()", 1, 2, "")
            .method("far.ATest#<init>()", 1, 2, "")
            .method("far.ATest#main(java.lang.String[])", 1, 2, "")
            .method("far.ATest#helper()", 1, 2, "")
            .method("far.Library#hook()", 1, 2, "")
            .method("far.ATest#hook()", 1, 2, "")
            .edges(EdgeKind.OVERRIDES, "far.ATest#hook()", "far.Library#hook()")
            .calls("far.BTest#b()", "far.ATest#helper()", "far.Library#hook()")
            .build();
    assertEquals(List.of("far.ATest#a()"), names(changed(graph, "far.ATest#cases()")));
    assertEquals(List.of("far.ATest#a()"), names(changed(graph, "far.ATest#<init>()")));
    assertEquals(List.of(), names(changed(graph, "far.ATest#main(java.lang.String[])")));
    assertEquals(List.of("far.BTest#b()"), names(changed(graph, "far.ATest#helper()")));
    assertEquals(List.of("far.BTest#b()"), names(changed(graph, "far.ATest#hook()")));
  }

  @Test
  void methodThatTheGraphDoesNotKnow_mayBeAFixtureOfItsClass() {
    assertEquals(
        List.of("far.ATest#a()"), names(changed(classWithFixtures().build(), "far.ATest#open()")));
  }

  @Test
  void mainCodeWithoutCallers_runsWithNoTest() {
    CodeGraph graph =
        classWithFixtures()
            .type("shop.Order")
            .method("shop.Order#<init>()", 1, 2, "")
            .test("shop.Order#odd()", "")
            .build();
    assertEquals(
        List.of(),
        changed(graph, "shop.Order#<init>()").tests().stream()
            .flatMap(t -> t.reasons().stream())
            .filter(r -> r.startsWith("runs with"))
            .toList());
  }

  @Test
  void changedFieldOfATestClass_leadsToItsTests_usersFirst() {
    CodeGraph graph =
        classWithFixtures()
            .test("far.ATest#z()", "")
            .field("far.ATest#cart")
            .edges(EdgeKind.USES_FIELD, "far.ATest#z()", "far.ATest#cart")
            .build();
    Change change =
        new Change(List.of(), List.of(graph.find("far.ATest#cart").orElseThrow()), List.of());
    TestReport report =
        new TestPredictor(graph, new FakeStudent()).predict(change, TestOptions.defaults());
    assertEquals(List.of("far.ATest#z()", "far.ATest#a()"), names(report));
    assertEquals(List.of("uses far.ATest#cart"), report.tests().get(0).reasons());
    assertEquals(List.of("runs with far.ATest#cart"), report.tests().get(1).reasons());
  }

  @Test
  void changedTest_comesFirst_thenTheTestsThatCallIt() {
    CodeGraph graph = classWithFixtures().calls("far.BTest#b()", "far.ATest#a()").build();
    TestReport report = changed(graph, "far.ATest#a()");
    assertEquals(List.of("far.ATest#a()", "far.BTest#b()"), names(report));
    assertEquals(List.of("changed itself"), report.tests().get(0).reasons());
    assertEquals(1.0, report.tests().get(0).score());
  }

  @Test
  void overrideOfATest_doesNotLeadToTheTestThatItReplaces() {
    CodeGraph graph =
        new Graphs()
            .testType("far.ATest", "class")
            .test("far.ATest#a()", "")
            .testType("far.BTest", "class")
            .test("far.BTest#a()", "")
            .edges(EdgeKind.EXTENDS, "far.BTest", "far.ATest")
            .edges(EdgeKind.OVERRIDES, "far.BTest#a()", "far.ATest#a()")
            .build();
    assertEquals(List.of("far.BTest#a()"), names(changed(graph, "far.BTest#a()")));
  }

  @Test
  void methodsOfTests_areNotSaidToNeedTests() {
    CodeGraph graph = classWithFixtures().method(TOTAL, 1, 2, "").build();
    assertEquals(
        List.of(TOTAL),
        changed(graph, "far.ATest#fill()", "far.ATest#a()", TOTAL).needed().stream()
            .map(TestReport.NeededTest::method)
            .toList());
  }

  @Test
  void limit_keepsTheBest() {
    CodeGraph graph =
        new Graphs()
            .method(TOTAL, 1, 2, "")
            .test("far.ATest#a()", "")
            .test("far.ZTest#z()", "")
            .calls("far.ZTest#z()", TOTAL)
            .calls("far.ATest#a()", "far.ZTest#help()")
            .method("far.ZTest#help()", 1, 2, "")
            .calls("far.ZTest#help()", TOTAL)
            .build();
    TestReport report =
        new TestPredictor(graph, new FakeStudent())
            .predict(change(graph, TOTAL), new TestOptions(1, 6, false));
    assertEquals(List.of("far.ZTest#z()"), names(report));
    assertEquals(
        List.of("far.ZTest#z()"),
        names(
            new TestPredictor(graph, new FakeStudent())
                .predict(change(graph, TOTAL), new TestOptions(9, 1, false))));
  }

  @Test
  void commonCommitsAndTheLearnedScore_count() {
    CodeGraph graph =
        new Graphs()
            .method("shop.Order#total()", 1, 2, "")
            .test("far.ATest#a()", "")
            .test("far.BTest#b()", "")
            .edges(EdgeKind.CO_CHANGED, "far.ATest#a()", TOTAL)
            .build();
    TestReport report =
        new TestPredictor(graph, new FakeStudent().testScore(0.75))
            .predict(change(graph, TOTAL), TestOptions.defaults());
    assertEquals(List.of("far.ATest#a()"), names(report));
    assertEquals(
        List.of("learned score 0.75", "has changed together with it"),
        report.tests().get(0).reasons());
    assertEquals((0.2 + 0.4 * 0.75) / 3.7, report.tests().get(0).score(), 1e-9);
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
}
