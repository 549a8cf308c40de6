package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
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
}
