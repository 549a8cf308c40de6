package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PointEvidenceTest {
  private static final String OPEN = "lib.Gate#open()";
  private static final String SHUT = "lib.Gate#shut()";
  private static final Map<String, List<CallSite>> CALLS =
      Map.of(
          "a.A#morning()", List.of(call("a.A#morning()", OPEN)),
          "a.A#night()", List.of(call("a.A#night()", SHUT)),
          "b.B#day()", List.of(call("b.B#day()", OPEN), call("b.B#day()", SHUT)));
  private static final CallSites SITES =
      new CallSites(
          CALLS,
          List.of(
              new TypeShape("lib.Gate", false, List.of(), List.of(member(OPEN), member(SHUT)))));
  private static final CallPlace ASKED = place("a.A#noon()");

  private final PointEvidence all = counting("");

  private static PointEvidence counting(String hidden) {
    return new PointEvidence(
        CodeGraph.of(List.of(), List.of()),
        SITES,
        new PretrainedCalls(PretrainedCalls.Counts.NONE),
        caller -> !caller.equals(hidden));
  }

  private static Member member(String id) {
    return new Member(id, "void", Access.PUBLIC, false, false, 0);
  }

  private static CallPlace place(String caller) {
    return new CallPlace(
        caller,
        3,
        9,
        Form.METHOD,
        Receiver.FIELD,
        List.of("lib.Gate"),
        "gate",
        "",
        Role.STATEMENT,
        "",
        -1,
        Control.BODY,
        -1,
        List.of(),
        List.of());
  }

  private static CallSite call(String caller, String callee) {
    return new CallSite(place(caller), callee);
  }

  private static double[][] rows(PointEvidence points) {
    return points.of(ASKED, List.of(), points.candidates(ASKED));
  }

  private static double value(double[] row, String column) {
    return row[PointEvidence.COLUMNS.position(column)];
  }

  @Test
  void counts_areSmoothedByWhatIsCalledOnTheTypeAnywhere() {
    List<Callee> candidates = all.candidates(ASKED);
    assertEquals(List.of(OPEN, SHUT), candidates.stream().map(Callee::id).toList());
    double[][] rows = rows(all);
    // Two of four calls each, with 1.5 more spread over both.
    assertEquals(Math.log(2.75 / 5.5), value(rows[0], "context.type"), 1e-12);
    // In this file one of two calls, which is as likely as anywhere.
    assertEquals(0, value(rows[0], "context.type-file"), 1e-12);
    assertEquals(0, value(rows[0], "context.type-other-tree"), "nothing is called in tests");
    assertEquals(Math.log(5), value(rows[0], "point.log-calls-on-type"), 1e-12);
    assertEquals(Math.log(3), value(rows[0], "point.log-calls-on-type-in-file"), 1e-12);
    assertEquals(Math.log(2), value(rows[0], "point.log-candidates"), 1e-12);
  }

  @Test
  void pointColumns_holdThePositionsOfTheChoices() {
    double[] row = rows(all)[0];
    int first = PointEvidence.COLUMNS.size() - PointColumn.COLUMNS.size();
    assertEquals(0, row[first], "METHOD");
    assertEquals(5, row[first + 1], "FIELD");
    assertEquals(0, row[first + 2], "STATEMENT");
    assertEquals(0, row[first + 3], "BODY");
    assertEquals(
        "point.form(method,creation,constructor",
        PointEvidence.COLUMNS.names().get(first).substring(0, 38));
    assertEquals(-1, value(row, "point.argument"));
    assertEquals(0, value(row, "point.is-argument"));
    assertEquals(0, value(row, "point.is-typed"));
    assertEquals(0, value(row, "point.in-test"));
  }

  @Test
  void without_aMethod_answersAsIfItHadNeverBeenCounted() {
    for (String caller : CALLS.keySet()) {
      PointEvidence view = all.without(Map.of(caller, SITES.of(caller)));
      double[][] expected = rows(counting(caller));
      double[][] actual = rows(view);
      for (int x = 0; x < expected.length; x++) {
        assertArrayEquals(expected[x], actual[x], caller);
      }
    }
  }

  @Test
  void without_changesNothingInWhatItIsAViewOf() {
    double[][] before = rows(all);
    PointEvidence view = all.without(CALLS);
    assertFalse(Arrays.deepEquals(before, rows(view)));
    assertEquals(0, view.uses(view.candidates(ASKED).get(0)));
    assertEquals(2, all.uses(all.candidates(ASKED).get(0)));
    assertArrayEquals(before, rows(all));
  }

  @Test
  void without_canBeNarrowedFurther() {
    PointEvidence one = all.without(Map.of("a.A#night()", SITES.of("a.A#night()")));
    PointEvidence two = one.without(Map.of("b.B#day()", SITES.of("b.B#day()")));
    Callee shut = all.candidates(ASKED).get(1);
    assertEquals(List.of(2, 1, 0), List.of(all.uses(shut), one.uses(shut), two.uses(shut)));
  }

  @Test
  void groups_tellTheMeanAndTheGreatestOfTheirContexts() {
    CallPlace asked = place("a.A#nightMorning()");
    double[][] rows = all.of(asked, List.of(), all.candidates(asked));
    // Each word was seen with one call, of the one method or of the other.
    double seen = Math.log((1 + 1.5 * 0.5) / ((1 + 1.5) * 0.5));
    double unseen = Math.log(1.5 / 2.5);

    for (double[] row : rows) {
      assertEquals((seen + unseen) / 2, value(row, "group.caller-word.mean"), 1e-12);
      assertEquals(seen, value(row, "group.caller-word.most"), 1e-12);
      assertEquals(0, value(row, "group.purpose-word.mean"));
      assertEquals(0, value(row, "group.receiver-word.mean"), 1e-12, "as likely as anywhere");
    }
    CallPlace night = place("c.C#night()");
    double[][] atNight = all.of(night, List.of(), all.candidates(night));
    assertEquals(unseen, value(atNight[0], "group.caller-word.mean"), 1e-12);
    assertEquals(0, value(atNight[0], "group.caller-word.most"), "never below nothing");
    assertEquals(seen, value(atNight[1], "group.caller-word.mean"), 1e-12);
  }

  @Test
  void contexts_makeACandidateLikelierThanItIsAnywhere() {
    CallPlace night = place("a.A#night()");
    double[][] rows = all.of(night, List.of(), all.candidates(night));

    assertEquals(Math.log(1.75 / 1.25), value(rows[1], "context.type-caller"), 1e-12);
    assertEquals(Math.log(0.75 / 1.25), value(rows[0], "context.type-caller"), 1e-12);
    assertEquals(Math.log(1.75 / 1.25), value(rows[1], "context.name-caller"), 1e-12);
  }

  @Test
  void staticMethod_isOfferedNoMethodsOfAnInstance() {
    String own = "a.A#own()";
    String shared = "a.A#shared()";
    CodeGraph graph =
        CodeGraph.of(
            List.of(
                SamplePoints.method("a.A#one()", "A.java", 1),
                SamplePoints.method("a.A#main()", "A.java", 9, List.of("static"), List.of(), "")),
            List.of());
    CallSites sites =
        new CallSites(
            Map.of(),
            List.of(
                new TypeShape(
                    "a.A",
                    false,
                    List.of(),
                    List.of(
                        member(own), new Member(shared, "void", Access.PUBLIC, true, false, 0)))));
    PointEvidence points =
        new PointEvidence(
            graph, sites, new PretrainedCalls(PretrainedCalls.Counts.NONE), c -> true);
    SamplePoints.Place bare = new SamplePoints.Place().on(Receiver.NONE, "", "a.A");

    assertEquals(List.of(own, shared), ids(points.candidates(bare.at("a.A#one()"))));
    assertEquals(List.of(shared), ids(points.candidates(bare.at("a.A#main()"))));
    assertEquals(List.of(shared), ids(points.candidates(bare.at("a.A#<clinit>()"))));
    assertEquals(List.of(own, shared), ids(points.candidates(bare.at("a.A#unwritten()"))));
    assertEquals(
        List.of(own, shared),
        ids(points.candidates(bare.at("b.B#<clinit>()"))),
        "of another type, as in a class around it");
  }

  private static List<String> ids(List<Callee> candidates) {
    return candidates.stream().map(Callee::id).toList();
  }

  @Test
  void nearPoints_areCountedWithTheOthers() {
    int similarity = PointEvidence.COLUMNS.position("near.similarity-of-nearest");

    assertTrue(rows(all)[0][similarity] > 0);
    assertEquals(0, rows(all.without(CALLS))[0][similarity]);
  }
}
