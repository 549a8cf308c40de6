package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
