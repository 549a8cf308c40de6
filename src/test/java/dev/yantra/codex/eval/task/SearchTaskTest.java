package dev.yantra.codex.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchTaskTest {
  @Test
  void wordsOfAMethod_areThoseOfOwnerSignatureAndBody() {
    CodeGraph graph =
        new Graphs()
            .type("shop.BigTill")
            .documented("shop.BigTill#payAll(int)", "Not these words.", "coin drawer")
            .build();

    assertEquals(
        List.of("big", "till", "public", "void", "pay", "all", "int", "p", "0", "coin", "drawer"),
        SearchTask.wordsWithoutJavadoc(
            graph.method(graph.find("shop.BigTill#payAll(int)").orElseThrow())));
  }
}
