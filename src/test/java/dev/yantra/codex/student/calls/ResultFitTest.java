package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ResultFitTest {
  private static final Callables CALLABLES =
      new Callables(
          new CallSites(
              Map.of(), List.of(new TypeShape("a.Sub", false, List.of("a.Base"), List.of()))));

  private static double[] row(CallPlace place, String returns, boolean isStatic) {
    Member member = new Member("a.A#m()", returns, Access.PUBLIC, isStatic, false, 0);
    double[] row = new double[10];
    new ResultFit(place, Set.of("int", "boolean"), CALLABLES)
        .describe(Callee.of(member, 0), row, 0);
    return row;
  }

  @Test
  void expectedType_isGivenFitsOrDoesNot() {
    CallPlace base = new SamplePoints.Place().expects("a.Base").role(Role.RETURN, "").at();

    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, row(base, "a.Base", false));
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, row(base, "a.Sub", false));
    assertArrayEquals(new double[] {0, 1, 1, 0, 0, 0, 0, 0, 0, 1}, row(base, "int", true));
    assertArrayEquals(new double[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, row(base, "", false));
    assertArrayEquals(new double[] {0, 1, 0, 0, 1, 0, 0, 0, 0, 0}, row(base, "void", false));
  }

  @Test
  void placeThatTellsNoType_isFittedByNothing() {
    CallPlace statement = new SamplePoints.Place().at();

    assertArrayEquals(new double[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, row(statement, "", false));
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 0, 1, 0, 0, 0}, row(statement, "void", false));
    assertArrayEquals(
        new double[] {0, 0, 1, 0, 0, 1, 0, 0, 0, 0}, row(statement, "boolean", false));
  }

  @Test
  void condition_wantsABoolean() {
    CallPlace condition = new SamplePoints.Place().role(Role.CONDITION, "").at();

    assertArrayEquals(
        new double[] {0, 0, 1, 0, 0, 1, 0, 1, 0, 0}, row(condition, "boolean", false));
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, row(condition, "void", false));
  }

  @Test
  void typeOfTheReceiver_isGivenByChains() {
    CallPlace chain = new SamplePoints.Place().on(Receiver.CALL, "of", "a.Sub", "a.Out").at();
    CallPlace unknown = new SamplePoints.Place().on(Receiver.CALL, "of").at();

    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0}, row(chain, "a.Sub", false));
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, row(chain, "a.Out", false));
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, row(unknown, "a.Sub", false));
  }
}
