package dev.yantra.codex.student.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.Activations;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Torch;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ForwardTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(9, 2);
  private static final Model MODEL = StudentTraining.untrained(GRAPH, 11);

  @Test
  void levels_agreeWithServing() {
    BitSet hidden = new BitSet();
    GRAPH.methods().filter(m -> m % 3 == 0).forEach(hidden::set);
    Fold fold =
        new Fold(
            GraphView.hiding(GRAPH, hidden),
            new BitSet(),
            new BitSet(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Torch.open();
    try (NDManager manager = NDManager.newBaseManager()) {
      Parameters parameters = new Parameters(manager, MODEL.network().matrices());
      Batch batch =
          new Batch(
              fold,
              Texts.of(GRAPH, MODEL.features()),
              MODEL.network().shape().buckets(),
              Level.whole(fold),
              layer -> true);
      Forward forward = new Forward(manager, parameters, batch, Dropout.NONE);
      Activations activations = Activations.compute(MODEL.features(), MODEL.network(), fold.view());
      for (int level = 0; level < 4; level++) {
        float[] served = activations.level(level).toArray();
        assertTrue(IntStream.range(0, served.length).anyMatch(i -> served[i] != 0));
        assertArrayEquals(served, forward.level(level).values(), 1e-4f, "level " + level);
      }
    }
  }

  @Test
  void folds_hideEveryHeldOutMethodAndKeepGroupsTogether() {
    Splits splits = Splits.of(GRAPH, 42);
    Folds folds = new Folds(GRAPH, splits, MODEL.features(), List.of(), 3);
    for (Fold fold : folds.training(3)) {
      assertTrue(
          GRAPH
              .methods()
              .filter(m -> splits.side(m) != dev.yantra.codex.corpus.Split.TRAIN)
              .allMatch(fold.view()::hides));
      assertTrue(
          fold.rows().stream()
              .filter(r -> r.node() < GRAPH.size())
              .allMatch(
                  r ->
                      GRAPH
                          .methods()
                          .filter(m -> splits.group(m) == splits.group(r.node()))
                          .allMatch(fold.view()::hides)));
      assertTrue(fold.shown().stream().noneMatch(r -> fold.view().hides(r.node())));
    }
  }
}
