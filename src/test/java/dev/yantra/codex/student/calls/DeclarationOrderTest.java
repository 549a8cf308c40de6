package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TypeShape.Access;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Five candidates around line 50 of a file, one of another file, and one of a library. */
final class DeclarationOrderTest {
  private static final MethodNode OWN = SamplePoints.method(SamplePoints.CALLER, "Till.java", 50);
  private static final Map<String, MethodNode> DECLARATIONS =
      Map.of(
          "shop.Till#top()", SamplePoints.method("shop.Till#top()", "Till.java", 10),
          "shop.Till#above()", SamplePoints.method("shop.Till#above()", "Till.java", 30),
          "shop.Till#shown()", SamplePoints.method("shop.Till#shown()", "Till.java", 60),
          "shop.Till#used()", SamplePoints.method("shop.Till#used()", "Till.java", 70),
          "shop.Till#next()", SamplePoints.method("shop.Till#next()", "Till.java", 80),
          "shop.Till#later()", SamplePoints.method("shop.Till#later()", "Till.java", 90),
          "shop.Base#far()", SamplePoints.method("shop.Base#far()", "Base.java", 60));
  private static final List<Callee> CANDIDATES =
      List.of(
          SamplePoints.callee("shop.Till#later()", "void", Access.PRIVATE),
          SamplePoints.callee("shop.Till#next()", "void", Access.PRIVATE),
          SamplePoints.callee("shop.Till#used()", "void", Access.PRIVATE),
          SamplePoints.callee("shop.Till#shown()"),
          SamplePoints.callee("shop.Till#above()", "void", Access.PRIVATE),
          SamplePoints.callee("shop.Till#top()"),
          SamplePoints.callee("shop.Base#far()", "void", Access.PRIVATE),
          SamplePoints.callee("lib.Gate#open()"));

  private static double[] row(@Nullable MethodNode own, String id) {
    DeclarationOrder order =
        new DeclarationOrder(
            own,
            CANDIDATES,
            callee -> DECLARATIONS.get(callee.id()),
            callee -> callee.name().equals("used") ? 1 : 0);
    double[] row = new double[3];
    Callee asked = CANDIDATES.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    order.describe(asked, DECLARATIONS.get(id), row, 0);
    return row;
  }

  @Test
  void distance_isCountedInCandidatesOfTheFile() {
    assertArrayEquals(new double[] {1, 0, 0}, row(OWN, "shop.Till#shown()"));
    assertArrayEquals(new double[] {0.5, 0, 0}, row(OWN, "shop.Till#used()"));
    assertArrayEquals(new double[] {0.25, 0, 0}, row(OWN, "shop.Till#later()"));
    assertArrayEquals(new double[] {0, 1, 0}, row(OWN, "shop.Till#above()"));
    assertArrayEquals(new double[] {0, 0.5, 0}, row(OWN, "shop.Till#top()"));
  }

  @Test
  void nextPrivateMethodBelowThatNothingCallsYet_isMarked() {
    assertArrayEquals(new double[] {1.0 / 3, 0, 1}, row(OWN, "shop.Till#next()"), 1e-12);
  }

  @Test
  void methodsOfOtherFiles_haveNoDistance() {
    assertArrayEquals(new double[3], row(OWN, "shop.Base#far()"));
    assertArrayEquals(new double[3], row(OWN, "lib.Gate#open()"));
  }

  @Test
  void pointOutsideOfTheGraph_hasNoOrder() {
    assertArrayEquals(new double[3], row(null, "shop.Till#shown()"));
    assertArrayEquals(new double[3], row(null, "shop.Till#next()"));
  }
}
