package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.student.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SiblingsTest {
  private static final String CHECK = "l.Objects#requireNonNull(java.lang.Object)";

  private static List<Evidence> missing(CodeGraph graph, FakeStudent student, String id) {
    return new Siblings(graph, student).missing(graph.find(id).orElseThrow());
  }

  /** {@code all} overriders of one method, the last {@code having} of them with a check. */
  private static Graphs overriders(int all, int having) {
    Graphs graphs = new Graphs().method("a.Base#run()", 1, 2, "");
    for (int i = 0; i < all; i++) {
      String id = "a.C" + i + "#run()";
      boolean checks = i >= all - having;
      graphs
          .method(id, 1, 2, "", checks ? new Concern[] {Concern.NULL_HANDLING} : new Concern[0])
          .edges(EdgeKind.OVERRIDES, id, "a.Base#run()");
      if (checks) {
        graphs.calls(id, CHECK);
      }
    }
    return graphs;
  }

  @Test
  void checkAndGuard_areMissedWhereNearlyAllOverridersHaveThem() {
    // 6 of 7 is just above 85 in a hundred.
    assertEquals(
        List.of(
            new Evidence(
                Evidence.Kind.MISSING_CHECK,
                "6 of 7 methods of its kind treat null or absent values specially",
                "a.C2#run()",
                0),
            new Evidence(
                Evidence.Kind.MISSING_CALL,
                "6 of 7 methods of its kind call Objects.requireNonNull",
                "a.C2#run()",
                0)),
        missing(overriders(8, 6).build(), new FakeStudent(), "a.C0#run()"));
    assertEquals(List.of(), missing(overriders(8, 5).build(), new FakeStudent(), "a.C0#run()"));
  }

  @Test
  void methodThatHasThem_missesNothing() {
    assertEquals(List.of(), missing(overriders(8, 8).build(), new FakeStudent(), "a.C0#run()"));
  }

  @Test
  void tooFewSiblings_sayNothing() {
    assertEquals(
        1,
        missing(overriders(6, 5).build(), new FakeStudent(), "a.C0#run()").stream()
            .filter(e -> e.kind() == Evidence.Kind.MISSING_CHECK)
            .count());
    assertEquals(List.of(), missing(overriders(5, 4).build(), new FakeStudent(), "a.C0#run()"));
  }

  @Test
  void callThatGuardsNothing_isNotMissed() {
    Graphs graphs = overriders(8, 0);
    for (int i = 1; i < 8; i++) {
      graphs.calls("a.C" + i + "#run()", "l.Log#info()");
    }
    assertEquals(List.of(), missing(graphs.build(), new FakeStudent(), "a.C0#run()"));
  }

  private static Graphs overloads(int all) {
    Graphs graphs = new Graphs().type("a.A").method("a.A#other()", 1, 2, "");
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      String id = "a.A#run(" + String.join(",", parameters) + ")";
      graphs.method(id, 1, 2, "", i == 0 ? new Concern[0] : new Concern[] {Concern.AUTH});
      parameters.add("int");
    }
    return graphs;
  }

  @Test
  void overloads_areOfOneKind() {
    assertEquals(
        "5 of 5 methods of its kind deal with identity, passwords, tokens or permissions",
        missing(overloads(6).build(), new FakeStudent(), "a.A#run()").get(0).text());
  }

  @Test
  void similarMethods_joinWhereTheOthersAreTooFew() {
    Graphs graphs = overloads(3);
    List<Prediction> similar = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      graphs.method("b.B" + i + "#walk()", 1, 2, "", Concern.AUTH);
      similar.add(new Prediction("b.B" + i + "#walk()", 0.75));
    }
    similar.add(new Prediction("b.Test#walk()", 0.9));
    similar.add(new Prediction("b.Gone#walk()", 0.9));
    similar.add(new Prediction("a.A#run()", 0.9));
    CodeGraph graph = graphs.test("b.Test#walk()", "").build();
    FakeStudent student = new FakeStudent().says("similar", similar.toArray(Prediction[]::new));
    assertEquals(1, missing(graph, student, "a.A#run()").size());
    assertEquals(List.of(), missing(graph, new FakeStudent(), "a.A#run()"));
    similar.set(0, new Prediction("b.B0#walk()", 0.74));
    FakeStudent less = new FakeStudent().says("similar", similar.toArray(Prediction[]::new));
    assertEquals(List.of(), missing(graph, less, "a.A#run()"));
  }
}
