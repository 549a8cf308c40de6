package dev.yantra.codex.student.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ExcerptTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);
  private static final Splits SPLITS = Splits.of(GRAPH, 42);

  private static BitSet hidden(int known) {
    return Excerpt.hidden(GRAPH, SPLITS, known, 42);
  }

  private static boolean training(int method) {
    return SPLITS.side(method) == Split.TRAIN;
  }

  @Test
  void all_isTheTrainingSide() {
    BitSet hidden = hidden(Integer.MAX_VALUE);
    assertTrue(GRAPH.methods().allMatch(m -> hidden.get(m) != training(m)));
  }

  @Test
  void excerpt_keepsWholeFilesAndNothingHeldOut() {
    BitSet hidden = hidden(30);
    Map<String, Set<Boolean>> files =
        GRAPH
            .methods()
            .filter(ExcerptTest::training)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    m -> GRAPH.node(m).canonical().topLevel(),
                    Collectors.mapping(hidden::get, Collectors.toSet())));
    assertTrue(files.values().stream().allMatch(f -> f.size() == 1));
    assertTrue(files.containsValue(Set.of(true)) && files.containsValue(Set.of(false)));
    assertTrue(GRAPH.methods().allMatch(m -> training(m) || hidden.get(m)));
  }

  @Test
  void fewerMethods_areFewerFilesOfTheSameOrder() {
    BitSet some = hidden(60);
    BitSet fewer = hidden(30);
    assertTrue(fewer.cardinality() > some.cardinality());
    some.andNot(fewer);
    assertEquals(new BitSet(), some);
  }
}
