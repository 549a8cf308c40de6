package dev.yantra.codex.student.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.Snapshot;
import dev.yantra.codex.student.train.StudentTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphViewTest {
  private static final String METHOD = "shop.user.UserService#checkUser(java.lang.String)";
  private static final CodeGraph GRAPH = SyntheticRepository.graph(8, 5);
  private static final CodeGraph OTHER = SyntheticRepository.withOtherBody(GRAPH, METHOD);
  private static final Model MODEL = StudentTraining.untrained(GRAPH, 5);

  private static GraphView hiding(CodeGraph graph) {
    BitSet hidden = new BitSet();
    hidden.set(graph.find(METHOD).getAsInt());
    return GraphView.hiding(graph, hidden);
  }

  @Test
  void hiding_nothingOfTheBodyReachesAnyActivation() {
    Snapshot one = Snapshot.compute(MODEL, hiding(GRAPH));
    Snapshot other = Snapshot.compute(MODEL, hiding(OTHER));
    assertEquals(GRAPH.nodes().size(), OTHER.nodes().size());
    for (int level = 0; level < Activations.LEVELS; level++) {
      assertArrayEquals(
          one.activations().level(level).toArray(), other.activations().level(level).toArray());
    }
    for (Head head : List.of(SpecialHead.CALLS, SpecialHead.IMPORTS)) {
      assertArrayEquals(one.tower(head).toArray(), other.tower(head).toArray());
    }
  }

  @Test
  void whole_bodyMatters() {
    Snapshot one = Snapshot.compute(MODEL, GraphView.whole(GRAPH));
    Snapshot other = Snapshot.compute(MODEL, GraphView.whole(OTHER));
    assertFalse(
        Arrays.equals(
            one.activations().level(3).toArray(), other.activations().level(3).toArray()));
  }

  @Test
  void hiding_takesTestsAndCalleesFromBothEnds() {
    GraphView view = hiding(GRAPH);
    int method = GRAPH.find(METHOD).getAsInt();
    int callee = GRAPH.find("lib.Check#notNull(java.lang.Object)").getAsInt();
    int test = GRAPH.find("shop.user.UserServiceTest#checkUserWorks()").getAsInt();
    GraphView whole = GraphView.whole(GRAPH);
    assertEquals(1, whole.degree(method, Relation.CALLEES));
    assertEquals(0, view.degree(method, Relation.CALLEES));
    assertEquals(0, view.degree(method, Relation.CALLERS));
    assertEquals(0, view.degree(test, Relation.CALLEES));
    assertEquals(whole.degree(callee, Relation.CALLERS) - 1, view.degree(callee, Relation.CALLERS));
    assertEquals(1, view.degree(method, Relation.STRUCTURE));
  }

  @Test
  void forgetting_showsTheBodyAndHidesWhatChangedTogether() {
    String other =
        GRAPH
            .methods()
            .mapToObj(m -> GRAPH.node(m).id())
            .filter(m -> !m.equals(METHOD))
            .findFirst()
            .orElseThrow();
    List<Edge> edges = new ArrayList<>();
    for (EdgeKind kind : EdgeKind.values()) {
      for (int from = 0; from < GRAPH.size(); from++) {
        for (int to : GRAPH.out(kind).neighbours(from)) {
          edges.add(new Edge(kind, GRAPH.node(from).id(), GRAPH.node(to).id(), 0, 1));
        }
      }
    }
    edges.add(new Edge(EdgeKind.CO_CHANGED, METHOD, other, 0, 1));
    CodeGraph graph = CodeGraph.of(GRAPH.nodes(), edges);
    int method = graph.find(METHOD).getAsInt();
    GraphView hiding = hiding(graph);
    assertEquals(1, hiding.showing(method).degree(method, Relation.CO_CHANGED));
    GraphView forgetting = hiding.forgetting(method);
    assertEquals(0, forgetting.degree(method, Relation.CO_CHANGED));
    assertEquals(0, forgetting.degree(graph.find(other).getAsInt(), Relation.CO_CHANGED));
    assertEquals(1, forgetting.degree(method, Relation.CALLEES));
  }
}
