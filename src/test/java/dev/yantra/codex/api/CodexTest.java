package dev.yantra.codex.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.ModelShape;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.train.SyntheticWorkspace;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodexTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(8, 1);

  @TempDir Path directory;

  private Workspace indexed() {
    Workspace workspace = SyntheticWorkspace.indexed(directory, GRAPH);
    SyntheticWorkspace.corpus(GRAPH).write(workspace.corpus());
    return workspace;
  }

  private static String written() {
    int method = GRAPH.methods().filter(m -> Usage.isWritten(GRAPH, m)).findFirst().orElseThrow();
    return GRAPH.node(method).id();
  }

  @Test
  void open_withoutAStudent_saysWhatToRun() {
    indexed();
    Codex codex = Codex.open(directory);
    CodexException e = assertThrows(CodexException.class, codex::student);
    assertTrue(e.getMessage().contains("Run: codex train"), e.getMessage());
  }

  @Test
  void train_answersFromTheNewStudentAndTheExampleRuns() {
    indexed();
    Codex codex = Codex.open(directory);
    TrainOptions options =
        new TrainOptions(ModelShape.Preset.TINY, 1, OptionalDouble.empty(), OptionalInt.of(2));
    codex.train(options);
    assertEquals("models/1", codex.student().model());
    codex.train(options);
    assertEquals("models/2", codex.student().model());

    List<String> brief = EmbeddingExample.brief(directory, written());
    assertTrue(brief.stream().anyMatch(l -> l.startsWith("probably calls ")), brief.toString());
    assertTrue(brief.stream().anyMatch(l -> l.startsWith("is like ")), brief.toString());
  }

  @Test
  void observe_isRememberedAtOnce() {
    indexed();
    Codex codex = Codex.open(directory);
    codex.train(
        new TrainOptions(ModelShape.Preset.TINY, 1, OptionalDouble.empty(), OptionalInt.of(2)));
    Query method = codex.method(written(), Query.View.SPEC);
    List<Prediction> before = codex.calls(method, 100);
    String last = before.get(before.size() - 1).label();
    for (int i = 0; i < 20; i++) {
      codex.observe(method, List.of(last), List.of());
    }
    List<Prediction> after = codex.calls(method, 100);
    assertNotEquals(before, after);
    assertTrue(
        probability(after, last) > probability(before, last),
        last + " from " + probability(before, last) + " to " + probability(after, last));
  }

  private static double probability(List<Prediction> predictions, String label) {
    return predictions.stream()
        .filter(p -> p.label().equals(label))
        .mapToDouble(Prediction::probability)
        .findFirst()
        .orElse(0);
  }

  @Test
  void exampleOfThePage_isTheOneThatIsCompiled() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/yantra/codex/api/EmbeddingExample.java"));
    String example =
        source
            .substring(source.indexOf("  // example\n") + 13, source.indexOf("  // end\n"))
            .replaceAll("(?m)^ {2}", "");
    assertTrue(Files.readString(Path.of("docs/api.md")).contains(example), "docs/api.md differs");
  }
}
