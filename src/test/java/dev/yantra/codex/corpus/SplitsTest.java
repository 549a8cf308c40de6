package dev.yantra.codex.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.SampleNodes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SplitsTest {
  private static final long SEED = 42;

  private static final List<String> HELD_OUT =
      List.of(
          "VALIDATION p0.T28#m28()",
          "TEST p0.T42#m42()",
          "TEST p1.T29#m29()",
          "VALIDATION p1.T36#m36()",
          "VALIDATION p1.T50#m50()",
          "VALIDATION p2.T51#m51()",
          "TEST p2.T9#m9()");

  @Test
  void overloadsOverridesAndTwins_areOnOneSide() {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      nodes.add(method("p.A" + i + "#m()", 5, "a" + i));
      nodes.add(method("p.A" + i + "#m(int)", 5, "b" + i));
      nodes.add(method("p.B" + i + "#m(int)", 5, "c" + i));
      nodes.add(method("q.Twin" + i + "#n()", 5, "c" + i));
      edges.add(new Edge(EdgeKind.OVERRIDES, "p.B" + i + "#m(int)", "p.A" + i + "#m(int)", 0, 1));
    }
    CodeGraph graph = CodeGraph.of(nodes, edges);
    Splits splits = Splits.of(graph, SEED);
    for (int i = 0; i < 60; i++) {
      int first = number(graph, "p.A" + i + "#m()");
      for (String id :
          List.of("p.A" + i + "#m(int)", "p.B" + i + "#m(int)", "q.Twin" + i + "#n()")) {
        assertEquals(splits.group(first), splits.group(number(graph, id)), id);
        assertEquals(splits.side(first), splits.side(number(graph, id)), id);
      }
      assertEquals(first, splits.group(first), "the least number names the group");
    }
    assertEquals(60, graph.methods().map(splits::group).distinct().count());
  }

  @Test
  void smallBodiesAndLibraryMethods_tieNothing() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(method("A#getA()", 1, "getter"), method("B#getB()", 1, "getter")),
            List.of(
                new Edge(EdgeKind.OVERRIDES, "A#getA()", "lib.I#get()", 0, 1),
                new Edge(EdgeKind.OVERRIDES, "B#getB()", "lib.I#get()", 0, 1)));
    Splits splits = Splits.of(graph, SEED);

    assertNotEquals(
        splits.group(number(graph, "A#getA()")), splits.group(number(graph, "B#getB()")));
  }

  @Test
  void sides_stayWhenOtherMethodsAreAdded() {
    CodeGraph before = graph(300);
    CodeGraph after = graph(900);
    Splits first = Splits.of(before, SEED);
    Splits second = Splits.of(after, SEED);

    before
        .methods()
        .forEach(m -> assertEquals(first.side(m), second.side(number(after, before.node(m).id()))));
  }

  @Test
  void shares_areAboutEightyTenTen_whateverTheSeed() {
    CodeGraph graph = graph(5000);
    for (long seed : new long[] {0, 1, 42, -7, Long.MAX_VALUE}) {
      Splits splits = Splits.of(graph, seed);
      Map<Split, Integer> shares = new EnumMap<>(Split.class);
      graph.methods().forEach(m -> shares.merge(splits.side(m), 1, Integer::sum));
      assertEquals(500, shares.getOrDefault(Split.TEST, 0), 80, "seed " + seed);
      assertEquals(500, shares.getOrDefault(Split.VALIDATION, 0), 80, "seed " + seed);
    }
  }

  @Test
  void learningFrom_takesWholeGroupsAndLeavesTheOtherSidesAlone() {
    CodeGraph graph = graph(1000);
    Splits all = Splits.of(graph, SEED);
    Splits small = all.learningFrom(50, m -> true, 7);
    Splits large = all.learningFrom(200, m -> true, 7);

    assertEquals(50, (int) graph.methods().filter(m -> small.side(m) == Split.TRAIN).count(), 5);
    graph
        .methods()
        .forEach(
            m -> {
              if (all.side(m) != Split.TRAIN) {
                assertEquals(all.side(m), small.side(m));
              } else {
                assertEquals(small.side(small.group(m)), small.side(m), "groups stay whole");
                if (small.side(m) == Split.TRAIN) {
                  assertEquals(Split.TRAIN, large.side(m), "a part is in every larger one");
                }
              }
            });
  }

  @Test
  void sides_areThoseOfEveryVersion() {
    CodeGraph graph = graph(60);
    Splits splits = Splits.of(graph, SEED);
    List<String> heldOut = new ArrayList<>();
    graph
        .methods()
        .filter(m -> splits.side(m) != Split.TRAIN && graph.node(m).id().compareTo("p3") < 0)
        .forEach(m -> heldOut.add(splits.side(m) + " " + graph.node(m).id()));
    assertEquals(HELD_OUT, heldOut, "what was held out would be learned from");
  }

  @Test
  void learningFrom_countsWhatCounts() {
    CodeGraph graph = graph(300);
    Splits all = Splits.of(graph, SEED);
    Splits few = all.learningFrom(20, m -> m % 2 == 0, 7);
    long even = graph.methods().filter(m -> few.side(m) == Split.TRAIN && m % 2 == 0).count();
    long odd = graph.methods().filter(m -> few.side(m) == Split.TRAIN && m % 2 == 1).count();
    assertEquals(20, even);
    assertTrue(odd > 5, odd + " that do not count");
    assertTrue(graph.methods().anyMatch(m -> few.side(m) == Split.ASIDE));
    assertEquals(0, graph.methods().filter(m -> nothing(all).side(m) == Split.TRAIN).count());
  }

  private static Splits nothing(Splits all) {
    return all.learningFrom(0, m -> true, 7);
  }

  @Test
  void bodiesOfTwoStatements_areTwins() {
    CodeGraph graph =
        CodeGraph.of(List.of(method("A#a()", 2, "s"), method("B#b()", 2, "s")), List.of());
    Splits splits = Splits.of(graph, SEED);
    assertEquals(splits.group(0), splits.group(1));
  }

  @Test
  void seeds_giveDifferentSplits() {
    CodeGraph graph = graph(1000);
    Splits one = Splits.of(graph, 1);
    Splits two = Splits.of(graph, 2);

    assertTrue(graph.methods().anyMatch(m -> one.side(m) != two.side(m)));
  }

  @Test
  void whatIsNoMethod_isOnTheTrainingSide() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(SampleNodes.type("p.T", "T.java"), SampleNodes.field("p.T#f", "T.java")),
            List.of());
    Splits splits = Splits.of(graph, SEED);

    for (int i = 0; i < graph.size(); i++) {
      assertEquals(Split.TRAIN, splits.side(i));
    }
  }

  private static CodeGraph graph(int methods) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      nodes.add(method("p" + i % 7 + ".T" + i + "#m" + i + "()", 3, "shape" + i));
    }
    return CodeGraph.of(nodes, List.of());
  }

  private static MethodNode method(String id, int statements, String shape) {
    return SampleNodes.method(id, "A.java", 1, statements, shape);
  }

  private static int number(CodeGraph graph, String id) {
    return graph.find(id).orElseThrow();
  }
}
