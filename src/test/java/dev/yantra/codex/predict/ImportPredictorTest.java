package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImportPredictorTest {
  private static final Query QUERY = Query.Unseen.of("text");
  private static final FakeStudent STUDENT =
      new FakeStudent()
          .says(
              "imports",
              new Prediction("java.util.List", 0.9),
              new Prediction("java.util.Map", 0.8),
              new Prediction("java.util.Set", 0.7))
          .says("similar", new Prediction("a.A#a()", 0.9), new Prediction("a.A#b()", 0.8));

  private static List<String> labels(List<Prediction> predictions) {
    return predictions.stream().map(Prediction::label).toList();
  }

  @Test
  void importsThatAreThereAlready_areLeftOutAndOthersTakeTheirPlaces() {
    ImportPredictor imports = new ImportPredictor(STUDENT);

    assertEquals(
        List.of("java.util.List", "java.util.Map"), labels(imports.predict(QUERY, Set.of(), 2)));
    assertEquals(
        List.of("java.util.Map", "java.util.Set"),
        labels(imports.predict(QUERY, Set.of("java.util.List"), 2)));
    assertEquals(
        List.of("java.util.List"), labels(imports.predict(QUERY, Set.of("other.Type"), 1)));
  }

  @Test
  void similarMethods_areTheStudentsFirst() {
    SimilarMethods similar = new SimilarMethods(STUDENT);

    assertEquals(List.of("a.A#a()"), labels(similar.to(QUERY, 1)));
    assertEquals(List.of("a.A#a()", "a.A#b()"), labels(similar.toText("text", 9)));
  }

  @Test
  void wordsOfAMethod_areThoseOfOwnerSignatureAndBody() {
    CodeGraph graph =
        new Graphs()
            .type("shop.BigTill")
            .documented("shop.BigTill#payAll(int)", "Not these words.", "coin drawer")
            .build();
    MethodNode method = graph.method(graph.find("shop.BigTill#payAll(int)").orElseThrow());

    assertEquals(
        List.of("big", "till", "public", "void", "pay", "all", "int", "p", "0", "coin", "drawer"),
        SimilarMethods.wordsWithoutJavadoc(method));
  }
}
