package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PositionFitTest {
  private static final MethodNode OWN =
      SamplePoints.method(SamplePoints.CALLER, "Till.java", 50, "price", "count");
  private static final CallPlace PLACE =
      new SamplePoints.Place()
          .on(Receiver.NONE, "", "shop.Till", "shop.Base", "lib.Far")
          .scope(new Variable("price", "int"), new Variable("count", "int"))
          .at();

  private static double[] row(Callee callee, @Nullable MethodNode declared) {
    double[] row = new double[PositionFit.COLUMNS.size()];
    new PositionFit(PLACE, OWN).describe(callee, declared, row, 0);
    return row;
  }

  private static double column(double[] row, String name) {
    return row[PositionFit.COLUMNS.position("declaration." + name)];
  }

  private static MethodNode at(int line) {
    return SamplePoints.method("shop.Till#m()", "Till.java", line);
  }

  @Test
  void methodOfTheSameType_isSeenByItsLines() {
    Callee callee = SamplePoints.callee("shop.Till#m(int,int)");
    double[] below =
        row(
            callee,
            SamplePoints.method(
                "shop.Till#m(int,int)",
                "Till.java",
                70,
                List.of("abstract"),
                List.of("java.lang.Deprecated"),
                "Says it.",
                "price",
                "other"));

    assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1, 1, 0.5, 0, 0.5, 1, 1, 1, 0, 1}, below, 1e-12);
    assertEquals(0.25, column(row(callee, at(110)), "near-below"), 1e-12);
    assertEquals(0, column(row(callee, at(110)), "near-above"));
    assertEquals(0.5, column(row(callee, at(30)), "near-above"), 1e-12);
    assertEquals(0, column(row(callee, at(30)), "near-below"));
    assertEquals(
        0, column(row(callee, at(50)), "near-below") + column(row(callee, at(50)), "near-above"));
  }

  @Test
  void methodOfAnotherFile_hasNoDistance() {
    Callee callee = SamplePoints.callee("shop.Base#m()");
    double[] row = row(callee, SamplePoints.method("shop.Base#m()", "Base.java", 70));

    assertArrayEquals(new double[] {0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1}, row, 1e-12);
  }

  @Test
  void methodOfALibrary_isNotWrittenHere() {
    assertArrayEquals(
        new double[] {0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        row(SamplePoints.callee("lib.Far#m(int,int,int)"), null));
  }

  @Test
  void inheritedMethods_areDeepAndThoseOfObjectMarked() {
    Function<Integer, Callee> deep =
        depth ->
            Callee.of(
                new Member("java.lang.Object#hashCode()", "int", Access.PUBLIC, false, false, 0),
                depth);

    assertEquals(2, column(row(deep.apply(2), null), "depth"));
    assertEquals(3, column(row(deep.apply(9), null), "depth"));
    assertEquals(1, column(row(deep.apply(1), null), "of-object"));
    assertEquals(-1, column(row(deep.apply(1), null), "position-of-owner"));
  }

  @Test
  void constructors_areMarked() {
    assertEquals(1, column(row(SamplePoints.callee("shop.Till#<init>()"), null), "is-constructor"));
  }

  @Test
  void methodThatTheGraphDoesNotHave_isNearNothing() {
    double[] row = new double[PositionFit.COLUMNS.size()];
    new PositionFit(PLACE, null).describe(SamplePoints.callee("shop.Till#m()"), at(70), row, 0);

    assertEquals(1, column(row, "is-written-here"));
    assertEquals(0, column(row, "in-same-file"));
    assertEquals(0, column(row, "near-below"));
  }
}
