package dev.yantra.codex.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.FakeStudent;
import dev.yantra.codex.predict.Graphs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BaselinesTest {
  private static final double EXACT = 1e-12;

  private static EvalContext bench(CodeGraph graph) {
    return new EvalContext(
        graph,
        new CallSites(Map.of(), List.of()),
        Splits.of(graph, 42),
        new FakeStudent(),
        EvalOptions.defaults());
  }

  @Test
  void nestedCounts_trustTheInnerLevelByItsSize() {
    CodeGraph graph =
        new Graphs()
            .method("a.A#x()", 1, 2, "")
            .method("a.A#y()", 1, 2, "")
            .method("b.B#z()", 1, 2, "")
            .build();
    int x = graph.find("a.A#x()").orElseThrow();
    int z = graph.find("b.B#z()").orElseThrow();
    Map<Integer, List<String>> used = Map.of(x, List.of("p", "q"), z, List.of("q", "q"));
    NestedCounts counts =
        new NestedCounts(bench(graph), List.of(x, z), m -> used.getOrDefault(m, List.of()), false);
    CanonicalId y = CanonicalId.parse("a.A#y()");
    // Repository: (1 + 1 · 1/3) / (4 + 1); package and class each hold p once in two.
    double repository = (1 + 1 / 3.0) / 5;
    double inPackage = (1 + 4 * repository) / 6;
    assertEquals(repository, counts.estimate("p", y, 1), EXACT);
    assertEquals(inPackage, counts.estimate("p", y, 2), EXACT);
    assertEquals((1 + 4 * inPackage) / 6, counts.estimate("p", y, 3), EXACT);
  }

  @Test
  void classifiers_learnWhatAWordSays() {
    List<Integer> train = IntStream.range(0, 60).boxed().toList();
    Classifiers.Features features = m -> Map.of(m % 2 == 0 ? "even" : "odd", 1.0, "every", 1.0);
    LabelTable.LabelTruth truth = m -> m % 2 == 0 ? Set.of("e") : Set.of();
    Classifiers classifiers = new Classifiers(train, features, 1, 42);
    for (LabelSystem system :
        List.of(
            classifiers.logisticRegression(List.of("e", "never"), truth),
            classifiers.randomForest(List.of("e", "never"), truth))) {
      Map<String, Double> even = system.scores().of(1000);
      Map<String, Double> odd = system.scores().of(1001);
      assertTrue(even.getOrDefault("e", 0.0) > 0.6, system.name() + " " + even);
      assertTrue(odd.getOrDefault("e", 1.0) < 0.4, system.name() + " " + odd);
      assertEquals(0.0, even.getOrDefault("never", 1.0), EXACT);
    }
  }

  @Test
  void threshold_liesAmongThoseWithTheBestF1() {
    LabelSystem system =
        new LabelSystem("s", m -> Map.of("a", m == 0 ? 0.9 : 0.4, "b", m == 0 ? 0.3 : 0.2));
    LabelTable table = new LabelTable(system, List.of(0, 1), m -> Set.of("a"));
    // From 0.31 to 0.40 all is right; at its edges, a little luck less costs much.
    assertEquals(0.35, table.bestThreshold(), 0.02);
    assertEquals(1.0, table.at(table.bestThreshold()).f1().of(new int[] {1, 1}), EXACT);
    assertEquals(List.of("a", "b", "c"), table.ranking(0, List.of("c", "b", "a")));
  }
}
