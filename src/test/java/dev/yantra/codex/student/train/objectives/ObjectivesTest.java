package dev.yantra.codex.student.train.objectives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Torch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ObjectivesTest {
  @Test
  void everyHead_hasAnObjectiveOfItsOwn() {
    CodeGraph graph = SyntheticRepository.graph(9, 2);
    Model model = StudentTraining.untrained(graph, 11);
    Fold fold =
        new Folds(graph, Splits.of(graph, 42), model.features(), List.of(), 3).training(3).get(0);
    Torch.open();
    try (NDManager manager = NDManager.newBaseManager()) {
      Objectives objectives =
          new Objectives(
              manager,
              fold,
              node -> model.features().text(graph.node(node), TextField.BODY),
              model.features(),
              model.network().shape(),
              new Random(1));
      assertEquals(Head.ALL, Head.ALL.stream().map(head -> objectives.of(head).head()).toList());
    }
  }
}
