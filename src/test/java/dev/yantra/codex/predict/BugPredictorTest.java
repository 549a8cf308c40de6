package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.predict.BugReport.RiskyMethod;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BugPredictorTest {
  private final Map<String, String> texts = new TreeMap<>();

  private BugReport predict(CodeGraph graph, FakeStudent student, ChangedMethod... methods) {
    Change change =
        new Change(List.of(methods), List.of(), List.of(), List.of(), SourceTexts.of(texts));
    return new BugPredictor(graph, student).predict(change, BugOptions.defaults());
  }

  private static ChangedMethod changed(CodeGraph graph, String id, How how, List<Integer> lines) {
    return new ChangedMethod(
        id,
        new SourceRange("A.java", 1, 9),
        how,
        new Query.Known(graph.find(id).orElseThrow(), Query.View.FULL),
        lines,
        0);
  }

  private static List<Evidence> of(RiskyMethod method, Evidence.Kind kind) {
    return method.evidence().stream().filter(e -> e.kind() == kind).toList();
  }

  @Test
  void largerChange_isRiskierAndUsualOneKeepsTheStudentsRisk() {
    CodeGraph graph = new Graphs().method("a.A#x()", 1, 9, "").method("a.A#y()", 1, 9, "").build();
    BugReport report =
        predict(
            graph,
            new FakeStudent().risk(0.3),
            changed(graph, "a.A#x()", How.MODIFIED, List.of(1, 2, 3, 4, 5)),
            changed(graph, "a.A#y()", How.MODIFIED, List.of(1, 2, 3, 4, 5, 6, 7)));
    assertEquals("a.A#y()", report.methods().get(0).method());
    assertEquals(0.3, report.methods().get(1).risk(), 1e-9);
    // logit(0.3) + 0.4 (ln 8 - ln 6) = -0.7322
    assertEquals(0.3247, report.methods().get(0).risk(), 1e-4);
  }

  @Test
  void knownMistake_isPointedAt() {
    texts.put(
        "A.java",
        "class A {\n  void x(int[] a) {\n    for (int i = 0; i <= a.length; i++) {}\n  }\n}\n");
    CodeGraph graph = new Graphs().method("a.A#x(int[])", 1, 9, "").build();
    RiskyMethod method =
        predict(
                graph,
                new FakeStudent().risk(0.5),
                changed(graph, "a.A#x(int[])", How.NAMED, List.of()))
            .methods()
            .get(0);
    assertEquals(3, method.line());
    assertEquals(BugType.OFF_BY_ONE, method.types().get(0).type());
    assertEquals(3, of(method, Evidence.Kind.PATTERN).get(0).line());
    assertTrue(method.risk() > 0.5);
  }

  @Test
  void missingCheck_isToldWhereNearlyAllOfItsKindHaveIt() {
    Graphs graphs = new Graphs().type("a.Base").method("a.Base#run()", 1, 2, "");
    for (int i = 0; i < 6; i++) {
      String id = "a.C" + i + "#run()";
      Concern[] concerns = i == 0 ? new Concern[0] : new Concern[] {Concern.VALIDATION};
      graphs.method(id, 1, 2, "", concerns).edges(EdgeKind.OVERRIDES, id, "a.Base#run()");
    }
    CodeGraph graph = graphs.build();
    BugReport report =
        predict(
            graph,
            new FakeStudent(),
            changed(graph, "a.C0#run()", How.NAMED, List.of()),
            changed(graph, "a.C1#run()", How.NAMED, List.of()));
    Evidence missing = of(report.methods().get(0), Evidence.Kind.MISSING_CHECK).get(0);
    assertTrue(missing.text().startsWith("5 of 5"), missing.text());
    assertEquals("a.C1#run()", missing.method());
    assertEquals(List.of(), of(report.methods().get(1), Evidence.Kind.MISSING_CHECK));
  }

  @Test
  void similarFixedMethod_isNamed() {
    CodeGraph graph = new Graphs().method("a.A#x()", 1, 9, "").fixed("a.B#y()", 2).build();
    FakeStudent student = new FakeStudent().says("similar", new Prediction("a.B#y()", 0.9));
    RiskyMethod method =
        predict(graph, student, changed(graph, "a.A#x()", How.NAMED, List.of())).methods().get(0);
    assertEquals("a.B#y()", of(method, Evidence.Kind.SIMILAR_FIX).get(0).method());
  }

  @Test
  void removedMethodsAndTests_areNotJudged() {
    CodeGraph graph = new Graphs().method("a.A#x()", 1, 9, "").test("a.ATest#x()", "").build();
    BugReport report =
        predict(
            graph,
            new FakeStudent(),
            changed(graph, "a.A#x()", How.REMOVED, List.of()),
            changed(graph, "a.ATest#x()", How.MODIFIED, List.of(1)));
    assertEquals(0, report.judged());
  }
}
