package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangedDeclaration;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.predict.outline.OutlinedHead.Kind;
import dev.yantra.codex.predict.reach.TestRuns;
import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tests at different distances from a till, its limit and its subtype. */
final class ReachedTestsTest {
  private static final SourceRange RANGE = new SourceRange("Till.java", 1, 2);
  private static final CodeGraph GRAPH =
      new Graphs()
          .type("shop.Till")
          .type("shop.BigTill")
          .field("shop.Till#limit")
          .method("shop.Till#pay()", 1, 2, "")
          .method("shop.BigTill#big()", 1, 2, "")
          .method("shop.Desk#serve()", 1, 2, "")
          .method("shop.Desk#names()", 1, 2, "")
          .testType("shop.TillTest", "class")
          .test("shop.TillTest#pays()", "")
          .test("shop.TillTest#limits()", "")
          .test("shop.DeskTest#serves()", "")
          .test("shop.DeskTest#names()", "")
          .test("shop.BigTest#big()", "")
          .edges(EdgeKind.EXTENDS, "shop.BigTill", "shop.Till")
          .edges(EdgeKind.USES_TYPE, "shop.Desk#names()", "shop.Till")
          .edges(EdgeKind.USES_FIELD, "shop.TillTest#limits()", "shop.Till#limit")
          .edges(EdgeKind.USES_FIELD, "shop.Till#pay()", "shop.Till#limit")
          .calls("shop.TillTest#pays()", "shop.Till#pay()")
          .calls("shop.Desk#serve()", "shop.Till#pay()")
          .calls("shop.DeskTest#serves()", "shop.Desk#serve()")
          .calls("shop.DeskTest#names()", "shop.Desk#names()")
          .calls("shop.BigTest#big()", "shop.BigTill#big()")
          .build();

  private static Map<String, Integer> reached(Change change) {
    Map<String, Integer> distances = new TreeMap<>();
    ReachedTests.of(change, GRAPH, new TestRuns(GRAPH), 9)
        .forEach((run, reached) -> distances.put(GRAPH.id(run.test()), reached.distance()));
    return distances;
  }

  private static Change ofMethod(String id, Query query) {
    ChangedMethod method = new ChangedMethod(id, RANGE, How.MODIFIED, query, List.of(), 1);
    return new Change(List.of(method), List.of(), List.of());
  }

  @Test
  void method_isReachedByWhatCallsItOverAnyCalls() {
    int pay = GRAPH.find("shop.Till#pay()").orElseThrow();
    Change change = ofMethod("shop.Till#pay()", new Query.Known(pay, Query.View.FULL));

    assertEquals(Map.of("shop.TillTest#pays()", 1, "shop.DeskTest#serves()", 2), reached(change));
  }

  @Test
  void field_isReachedByItsUsersAndTheirCallers() {
    int limit = GRAPH.find("shop.Till#limit").orElseThrow();

    assertEquals(
        Map.of("shop.TillTest#limits()", 1, "shop.TillTest#pays()", 2, "shop.DeskTest#serves()", 3),
        reached(new Change(List.of(), List.of(limit), List.of())));
  }

  @Test
  void type_isReachedByTheMembersOfItsSubtypesAndByWhatNamesIt() {
    ChangedDeclaration head = new ChangedDeclaration(Kind.TYPE, "shop.Till", RANGE, How.MODIFIED);
    Change change = new Change(List.of(), List.of(), List.of(head), List.of(), Change.NONE.texts());

    assertEquals(
        Map.of(
            "shop.TillTest#pays()",
            1,
            "shop.BigTest#big()",
            1,
            "shop.DeskTest#serves()",
            2,
            "shop.DeskTest#names()",
            2,
            "shop.TillTest#limits()",
            1),
        reached(change));
  }

  @Test
  void methodOfATestClassThatIsNotIndexedYet_runsWithAllItsTests() {
    Change change = ofMethod("shop.TillTest#setUp()", Query.Unseen.of(""));

    assertEquals(Map.of("shop.TillTest#pays()", 1, "shop.TillTest#limits()", 1), reached(change));
    assertEquals(Map.of(), reached(ofMethod("shop.Desk#fresh()", Query.Unseen.of(""))));
  }
}
