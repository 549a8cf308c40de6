package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ParameterFitTest {
  private static final Callables CALLABLES = new Callables(new CallSites(Map.of(), List.of()));
  private final ParameterFit fit =
      new ParameterFit(
          "shop.Till#add(shop.Price,int)", Set.of("int", "shop.Price"), "shop.Price", CALLABLES);

  private static void check(ParameterFit fit, String callee, double... expected) {
    double[] row = new double[15];
    fit.describe(SamplePoints.callee(callee), row, 0);
    assertArrayEquals(expected, row, 1e-12, callee);
  }

  @Test
  void callerAndItsOverloads_areToldApart() {
    check(fit, "shop.Till#add(shop.Price,int)", 1, 1, 2, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0);
    check(
        fit,
        "shop.Till#add(shop.Price,int,long)",
        1,
        2.0 / 3,
        3,
        1,
        1,
        0,
        0,
        1,
        0,
        1,
        0,
        1,
        0,
        0,
        1);
    check(fit, "shop.Till#add(shop.Price)", 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, -1);
    check(fit, "shop.Other#add(shop.Price,int)", 1, 1, 2, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0);
    check(fit, "shop.Till#add()", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, -2);
  }

  @Test
  void variablesInScope_canBeGivenForParameters() {
    check(fit, "shop.Till#put(int)", 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0);
    check(fit, "shop.Till#put(long)", 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    check(fit, "shop.Till#put(boolean,int)", 0.5, 0.5, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    check(fit, "shop.Till#put(int,shop.Price)", 1, 1, 2, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void manyParameters_countAsSix() {
    check(
        fit,
        "a.A#put(char,char,char,char,char,char,char)",
        0,
        0,
        6,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0);
  }

  @Test
  void variableArguments_areMarked() {
    Member member = new Member("a.A#all(int[])", "void", Access.PUBLIC, false, true, 0);
    double[] row = new double[15];
    fit.describe(Callee.of(member, 0), row, 0);

    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}, row, 1e-12);
  }

  @Test
  void callerWithoutParametersAndVariables_isFittedByNone() {
    ParameterFit bare = new ParameterFit("shop.Till#go()", Set.of(), "", CALLABLES);

    check(bare, "shop.Till#put(int)", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    check(bare, "shop.Till#go(int)", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1);
    check(bare, "shop.Other#go()", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0);
  }
}
