package dev.yantra.codex.student.train.folds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.HashedTextEncoder;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.Relation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NeighbourhoodSamplerTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);

  @Test
  void sample_hidesWhatTheWholeHidesAndCountsUsesOverTheWhole() {
    NodeFeatures features = new NodeFeatures(HashedTextEncoder.fit(64, List.of(Map.of())));
    Fold whole = new Folds(GRAPH, Splits.of(GRAPH, 42), features, List.of(), 1).training(3).get(0);
    List<Fold.Row> rows = whole.rows().subList(0, 4);
    Fold part = NeighbourhoodSampler.sample(whole, rows, new Random(1));
    CodeGraph small = part.view().graph();

    assertEquals(rows.size(), part.rows().size());
    for (int r = 0; r < rows.size(); r++) {
      int node = rows.get(r).node();
      if (node < GRAPH.size()) {
        assertEquals(GRAPH.node(node).id(), small.node(part.rows().get(r).node()).id());
        assertTrue(part.view().hides(part.rows().get(r).node()));
      }
      assertEquals(rows.get(r).lesson().calls().length, part.rows().get(r).lesson().calls().length);
    }
    for (int n = 0; n < small.size(); n++) {
      int original = GRAPH.find(small.node(n).id()).orElseThrow();
      assertEquals(whole.view().hides(original), part.view().hides(n));
      for (Relation relation : Relation.ALL) {
        assertEquals(whole.view().degree(original, relation), part.view().uses(n, relation));
        assertTrue(part.view().degree(n, relation) <= whole.view().degree(original, relation));
      }
    }
  }
}
