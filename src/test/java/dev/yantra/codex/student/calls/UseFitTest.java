package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.TypeShape.Access;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UseFitTest {
  private static final Callee OPEN = SamplePoints.callee("lib.Gate#open()");
  private static final Callee OPEN_WIDE = SamplePoints.callee("lib.Gate#open(int,int)");
  private static final Callee SHUT = SamplePoints.callee("lib.Gate#shut()", "void", Access.PRIVATE);
  private static final List<Callee> CANDIDATES = List.of(OPEN, OPEN_WIDE, SHUT);
  private static final Map<String, Integer> USES = Map.of(OPEN.id(), 3, OPEN_WIDE.id(), 1);

  private static double[] row(Callee callee, SamplePoints.Place place, CallSite... before) {
    UseFit fit =
        new UseFit(c -> USES.getOrDefault(c.id(), 0), place.at(), List.of(before), CANDIDATES);
    double[] row = new double[UseFit.COLUMNS.size()];
    assertEquals(row.length, fit.describe(callee, row, 0));
    return row;
  }

  private static double column(double[] row, String name) {
    return row[UseFit.COLUMNS.position("use." + name)];
  }

  private static SamplePoints.Place gate() {
    return new SamplePoints.Place();
  }

  private static SamplePoints.Place otherGate() {
    return new SamplePoints.Place().on(Receiver.FIELD, "back", "lib.Gate");
  }

  @Test
  void callsOnTheSameReceiver_countByName() {
    double[] open = row(OPEN, gate(), gate().calls(OPEN_WIDE.id()), otherGate().calls(OPEN.id()));

    assertEquals(1, column(open, "on-same-receiver"));
    assertEquals(1, column(open, "in-body"));
    assertEquals(1, column(open, "name-in-body"));
    assertEquals(1, column(open, "is-last-call"));
    double[] shut = row(SHUT, gate(), gate().calls(OPEN.id()));
    assertEquals(0, column(shut, "on-same-receiver"));
    assertEquals(0, column(shut, "name-in-body"));
    assertEquals(0, column(shut, "is-last-call"));
  }

  @Test
  void manyCalls_countAsThree() {
    CallSite call = gate().calls(OPEN.id());
    double[] row = row(OPEN, gate(), call, call, call, call, call);

    assertEquals(3, column(row, "on-same-receiver"));
    assertEquals(3, column(row, "in-body"));
  }

  @Test
  void callsAroundThePoint_areNotFinishedAndDoNotCount() {
    CallSite outer = gate().calls(OPEN.id());
    CallSite finished = gate().calls(SHUT.id());
    CallSite inner = gate().argument(0, 0).calls(OPEN_WIDE.id());
    SamplePoints.Place point = gate().argument(1, 2);

    assertEquals(0, column(row(OPEN, point, outer, finished, inner), "in-body"));
    assertEquals(0, column(row(OPEN_WIDE, point, outer, finished, inner), "in-body"));
    assertEquals(1, column(row(OPEN, point, outer, finished, inner), "name-in-body"));
    assertEquals(1, column(row(SHUT, point, outer, finished, inner), "in-body"));
    assertEquals(1, column(row(SHUT, point, outer, finished, inner), "is-last-call"));
    assertEquals(0, column(row(OPEN_WIDE, point, outer, finished, inner), "is-last-call"));
  }

  @Test
  void usesAnywhere_countAgainstThoseOfTheOverloads() {
    double[] open = row(OPEN, gate());

    assertEquals(0, column(open, "is-unused"));
    assertEquals(Math.log(4), column(open, "log-uses"), 1e-12);
    assertEquals(Math.log(3.5 / 5), column(open, "log-share-of-overloads"), 1e-12);
    assertEquals(Math.log(3), column(open, "log-overloads"), 1e-12);
    assertEquals(0, column(open, "parameters-above-fewest"));
    assertEquals(2, column(open, "parameters-below-most"));
    double[] wide = row(OPEN_WIDE, gate());
    assertEquals(Math.log(1.5 / 5), column(wide, "log-share-of-overloads"), 1e-12);
    assertEquals(2, column(wide, "parameters-above-fewest"));
    assertEquals(0, column(wide, "parameters-below-most"));
  }

  @Test
  void privateMethods_areMarkedAndMoreSoUnused() {
    double[] shut = row(SHUT, gate());
    assertEquals(1, column(shut, "is-private"));
    assertEquals(1, column(shut, "is-unused"));
    assertEquals(1, column(shut, "is-private-and-unused"));
    double[] open = row(OPEN, gate());
    assertEquals(0, column(open, "is-private"));
    assertEquals(0, column(open, "is-private-and-unused"));
    Callee unused = SamplePoints.callee("lib.Gate#never()");
    assertEquals(0, column(row(unused, gate()), "is-private-and-unused"));
  }
}
