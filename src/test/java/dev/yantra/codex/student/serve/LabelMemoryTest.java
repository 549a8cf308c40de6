package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.network.GraphView;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two labels over four methods: {@code fast} holds of two of the three that are known, {@code odd}
 * of one.
 */
final class LabelMemoryTest {
  private static final List<String> LABELS = List.of("fast", "odd");
  private static final String ONE = "shop.Till#openDrawer()";
  private static final String TWO = "shop.Till#shutDrawer()";
  private static final String THREE = "bank.Safe#openDoor(int)";
  private static final String FOUR = "bank.Safe#unknownThing()";
  private static final Map<String, Set<String>> TRUTH =
      Map.of(ONE, Set.of("fast"), TWO, Set.of(), THREE, Set.of("fast", "odd"));
  private static final CodeGraph GRAPH =
      CodeGraph.of(
          List.of(
              method(ONE, "void"), method(TWO, "void"), method(THREE, "int"), method(FOUR, "int")),
          List.of(
              new Edge(EdgeKind.CALLS, THREE, TWO, 0, 1),
              new Edge(EdgeKind.CALLS, FOUR, TWO, 0, 1),
              new Edge(EdgeKind.CALLS, TWO, TWO, 0, 1)));

  private static MethodNode method(String id, String returns) {
    return new MethodNode(
        id,
        new SourceRange("A.java", 1, 2),
        List.of(),
        returns,
        List.of(),
        List.of(),
        "",
        List.of(),
        new MethodBody(1, 1, 1, new TreeMap<>(), EnumSet.noneOf(Concern.class), ""),
        false,
        Set.of(),
        false,
        MethodHistory.NONE);
  }

  private final LabelMemory memory =
      new LabelMemory(
          new SpecIndex(GraphView.whole(GRAPH)),
          LABELS,
          (graph, m) -> Optional.ofNullable(TRUTH.get(graph.id(m))),
          Matrix.zeros(LABELS.size(), Linear.WIDTH));

  private static SpecView unseen(String owner, String name, String returns) {
    return SpecView.of(GRAPH, new Query.Unseen("", owner, name, List.of(), returns));
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  private static double column(double[] row, String name) {
    return row[LabelMemory.COLUMNS.position("memory." + name)];
  }

  /** The share in a context, which is trusted like three more methods of the one around it. */
  private static double share(double holds, double known, double around) {
    return (holds + 3 * around) / (known + 3);
  }

  @Test
  void columns_keepTheOrderOfTheShippedFile() {
    assertEquals(
        List.of(
            "memory.regression",
            "memory.nearest",
            "memory.owner",
            "memory.usual",
            "memory.same-verb",
            "memory.same-return-type",
            "memory.same-first-parameter",
            "memory.callers",
            "memory.terms-elsewhere",
            "memory.taught-elsewhere"),
        LabelMemory.COLUMNS.names());
    assertEquals(4, LabelMemory.FIRST);
    assertEquals(9, LabelMemory.TAUGHT);
  }

  @Test
  void label_isAsUsualAsTheMethodsThatAreKnownMakeIt() {
    assertArrayEquals(
        new double[] {logit(share(2, 3, 0.1)), logit(share(1, 3, 0.1))}, memory.usual(), 1e-12);
  }

  @Test
  void ownerAndPackage_standForWhatHoldsInThem() {
    double usual = share(2, 3, 0.1);
    double[] row = memory.of(unseen("shop.Till", "zzz", ""))[0];

    assertEquals(logit(usual), column(row, "usual"), 1e-12);
    assertEquals(
        logit(share(1, 2, share(1, 2, usual))) - logit(usual), column(row, "owner"), 1e-12);
    double[] beside = memory.of(unseen("shop.Other", "zzz", ""))[0];
    assertEquals(logit(share(1, 2, usual)) - logit(usual), column(beside, "owner"), 1e-12);
    double[] away = memory.of(unseen("far.Other", "zzz", ""))[0];
    assertEquals(0, column(away, "owner"), 1e-12);
  }

  @Test
  void habits_areSharedByMethodsThatLookAlikeWhereverTheyStand() {
    double usual = share(1, 3, 0.1);
    double[] row = memory.of(unseen("far.Other", "openAll", "int"))[1];

    assertEquals(logit(share(1, 2, usual)) - logit(usual), column(row, "same-verb"), 1e-12);
    assertEquals(logit(share(1, 1, usual)) - logit(usual), column(row, "same-return-type"), 1e-12);
    assertEquals(
        logit(share(0, 2, usual)) - logit(usual), column(row, "same-first-parameter"), 1e-12);
  }

  @Test
  void methodThatIsKnown_isLeftOutAndItsCallersCount() {
    double usual = share(2, 2, 0.1);
    double[] row = memory.of(SpecView.of(GRAPH, GRAPH.find(TWO).orElseThrow()))[0];

    assertEquals(logit(usual), column(row, "usual"), 1e-12);
    assertEquals(
        logit(share(1, 1, share(1, 1, usual))) - logit(usual), column(row, "owner"), 1e-12);
    // One of its two callers is known; it calls itself, too.
    assertEquals(logit(share(1, 1, usual)) - logit(usual), column(row, "callers"), 1e-12);
  }

  @Test
  void methodThatHoldsItself_isLeftOutOfWhatHolds() {
    double usual = share(1, 2, 0.1);
    double[] row = memory.of(SpecView.of(GRAPH, GRAPH.find(ONE).orElseThrow()))[0];

    assertEquals(logit(usual), column(row, "usual"), 1e-12);
    assertEquals(
        logit(share(0, 1, share(0, 1, usual))) - logit(usual), column(row, "owner"), 1e-12);
    assertEquals(0, column(row, "callers"), 1e-12, "nothing calls it");
  }

  @Test
  void nearestDeclarations_voteBesideTheClass() {
    double[] near = memory.of(unseen("far.Other", "door", ""))[1];
    double[] far = memory.of(unseen("far.Other", "zzz", ""))[1];
    double usual = share(1, 3, 0.1);

    // One declaration is near, and holds; what holds in the class counts like one more.
    assertEquals(logit((1 + usual) / 2) - logit(usual), column(near, "nearest"), 1e-9);
    assertEquals(0, column(far, "nearest"), 1e-12);
  }

  @Test
  void otherRepositories_areJudgedByTheOtherColumns() {
    double[] row = memory.of(unseen("shop.Till", "zzz", ""))[0];

    assertEquals(-logit(share(2, 3, 0.1)), column(row, "regression"), 1e-12, "no weights: even");
    assertEquals(0, column(row, "terms-elsewhere"));
    assertEquals(
        0.6 * column(row, "regression")
            + 0.3 * column(row, "nearest")
            + 0.3 * column(row, "owner")
            + column(row, "usual"),
        column(row, "taught-elsewhere"),
        1e-12);
  }

  @Test
  void whatIsUsualElsewhere_takesThePlaceOfWhatIsUsualHere() {
    SpecView asked = unseen("shop.Till", "zzz", "");
    double[] here = memory.of(asked)[1];
    double[] there = memory.of(asked, new double[] {-1, -2})[1];

    assertEquals(-2, column(there, "usual"));
    assertEquals(column(here, "owner"), column(there, "owner"));
  }

  @Test
  void vector_hasOnePlaceForEachLabel() {
    assertArrayEquals(
        new boolean[] {false, true}, LabelMemory.vector(Set.of("odd", "other"), LABELS));
  }
}
