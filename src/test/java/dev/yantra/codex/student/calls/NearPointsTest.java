package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NearPointsTest {
  private static final long ON_GATE = 7;
  private static final List<Callee> CANDIDATES = List.of(callee("open"), callee("shut"));

  private final NearPoints near = new NearPoints();

  private static Callee callee(String name) {
    return Callee.of(
        new Member("a.Gate#" + name + "()", "void", Access.PUBLIC, false, false, 0), 0);
  }

  private static CallPlace place(String caller, String... left) {
    return new CallPlace(
        caller,
        3,
        9,
        Form.METHOD,
        Receiver.FIELD,
        List.of("a.Gate"),
        "gate",
        "",
        Role.STATEMENT,
        "",
        -1,
        Control.BRANCH,
        -1,
        List.of(),
        List.of(left));
  }

  private void learn(String caller, String callee, String... left) {
    List<CallSite> calls = List.of(new CallSite(place(caller, left), "a.Gate#" + callee + "()"));
    near.add(caller, calls, new long[] {ON_GATE});
  }

  private double[][] ask(String... left) {
    return askWithout(Set.of(), left);
  }

  private double[][] askWithout(Set<String> callers, String... left) {
    double[][] rows = new double[CANDIDATES.size()][NearPoints.COLUMNS.size()];
    CallPlace place = place("a.New#ask()", left);
    near.describe(ON_GATE, place, List.of(), CANDIDATES, callers, rows, 0);
    return rows;
  }

  private void learnNightAndDay() {
    learn("a.A#one()", "open", "if", "morning", "gate");
    learn("a.B#two()", "shut", "if", "night", "gate");
  }

  @Test
  void whatStandsLeft_tellsTheNearerPoint() {
    learnNightAndDay();
    double[][] night = ask("if", "night", "gate");
    assertTrue(night[1][0] > night[0][0], "its vote");
    assertEquals(1, night[1][1], "nothing is nearer");
    double[][] morning = ask("if", "morning", "gate");
    assertTrue(morning[0][0] > morning[1][0]);
  }

  @Test
  void methodThatIsLeftOut_hasNoVoteInThatAnswerOnly() {
    learnNightAndDay();
    double[][] before = ask("if", "night", "gate");
    double[][] without = askWithout(Set.of("a.B#two()"), "if", "night", "gate");
    assertEquals(0, without[1][0]);
    assertEquals(1, without[0][0]);
    assertArrayEquals(before[1], ask("if", "night", "gate")[1]);
  }

  @Test
  void typeThatNobodyCallsOn_leavesTheColumnsEmpty() {
    assertArrayEquals(new double[NearPoints.COLUMNS.size()], ask("if")[0]);
  }

  /** Asks where two points are known of which one is as the asked one and calls {@code open}. */
  private static void checkNearer(String clue, CallSite like, CallSite unlike, CallSite... before) {
    checkNearer(clue, List.of(like), List.of(unlike), List.of(before));
  }

  private static void checkNearer(
      String clue, List<CallSite> like, List<CallSite> unlike, List<CallSite> before) {
    NearPoints near = new NearPoints();
    long[] none = new long[like.size()];
    none[like.size() - 1] = ON_GATE;
    near.add("a.A#one()", like, none);
    long[] last = new long[unlike.size()];
    last[unlike.size() - 1] = ON_GATE;
    near.add("a.B#two()", unlike, last);
    double[][] rows = new double[2][NearPoints.COLUMNS.size()];
    near.describe(
        ON_GATE, like.get(like.size() - 1).place(), before, CANDIDATES, Set.of(), rows, 0);
    assertEquals(1, rows[0][1], clue);
    assertTrue(rows[1][1] < 1, clue);
    assertTrue(rows[0][0] > rows[1][0], clue);
  }

  private static SamplePoints.Place gate() {
    return new SamplePoints.Place();
  }

  @Test
  void everyClue_makesAPointNearer() {
    CallSite usual = gate().calls("a.Gate#shut()");
    String open = "a.Gate#open()";

    checkNearer("receiver", gate().on(Receiver.FIELD, "door", "a.Gate").calls(open), usual);
    checkNearer("purpose", gate().role(Role.STATEMENT, "name").calls(open), usual);
    checkNearer("expected", gate().expects("int").calls(open), usual);
    checkNearer("control", gate().control(Control.LOOP).calls(open), usual);
    checkNearer("left", gate().left("if", "(").calls(open), usual);
    checkNearer(
        "name left",
        gate().left("far", "+", "+", "+").calls(open),
        gate().left("+", "+", "+").calls("a.Gate#shut()"));
    checkNearer("scope", gate().scope(new Variable("v", "t.T")).calls(open), usual);
    checkNearer("file", at("b.B#addPrice()", open), at("b.C#addPrice()", "a.Gate#shut()"));
    checkNearer("caller", at("b.B#ab()", open), at("b.B#ba()", "a.Gate#shut()"));
    checkNearer("word", at("b.B#saveAll()", open), at("b.B#readAll()", "a.Gate#shut()"));
  }

  private static CallSite at(String caller, String callee) {
    return new CallSite(new SamplePoints.Place().at(caller), callee);
  }

  @Test
  void callsBefore_makeAPointNearer() {
    CallSite knock = gate().calls("a.Gate#knock()");
    CallSite other = gate().on(Receiver.LOCAL, "x", "a.Bell").calls("a.Bell#ring()");
    CallSite open = gate().calls("a.Gate#open()");
    CallSite shut = gate().calls("a.Gate#shut()");

    checkNearer("before", List.of(knock, open), List.of(other, shut), List.of(knock));
    checkNearer(
        "last", List.of(knock, other, open), List.of(other, knock, shut), List.of(knock, other));
  }

  @Test
  void pointThatIsTheSame_isAsSimilarAsItsCluesAreRare() {
    learn("a.New#ask()", "open", "if", "night", "gate");
    double[][] rows = ask("if", "night", "gate");

    // One point is known, and shares every clue: ln ((1 + 1) / (1 + 1/2)) each.
    assertEquals(Math.log(2 / 1.5), rows[0][2], 1e-12);
    assertEquals(Math.log(2 / 1.5), rows[1][2], 1e-12, "the same for all candidates");
    assertEquals(1, rows[0][0]);
    assertEquals(0, rows[1][0]);
  }
}
