package dev.yantra.codex.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.train.SyntheticWorkspace;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
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

  @Test
  void learn_goesFromSourcesToAStudentThatDoesAllThatTheCommandsDo() throws IOException {
    copy(Path.of("examples/shop"), directory);
    Codex codex = Codex.of(Workspace.at(directory), Map.of(), Progress.SILENT);
    assertTrue(codex.status().indexed().isEmpty());
    Training training =
        codex.learn(
            new TrainOptions(ModelShape.Preset.TINY, 1, OptionalDouble.empty(), OptionalInt.of(2)));
    assertTrue(training.generation().methods() > 0, training.toString());
    assertEquals(Optional.of("models/1"), codex.status().model());
    assertEquals(codex.graph().size(), codex.status().indexed().orElseThrow().nodes());

    EvalOptions calls = new EvalOptions(42, true, List.of(EvalOptions.Task.CALLS));
    List<EvalReport> told = new ArrayList<>();
    EvalReport eval = codex.evaluate(calls, told::add);
    assertEquals("calls", eval.tables().get(0).task());
    assertEquals(List.of(eval), told);

    Path catalogue = Path.of("src/main/java/com/example/shop/catalog/Catalogue.java");
    List<String> lines = Files.readAllLines(directory.resolve(catalogue));
    int line = lines.indexOf("    products.save(product.withPrice(newPrice));") + 1;
    int column = lines.get(line - 1).indexOf("save") + 1;
    List<String> owners =
        codex.callsAt(catalogue, line, column, 5).stream()
            .map(p -> CanonicalId.parse(p.label()).owner())
            .distinct()
            .toList();
    assertEquals("com.example.shop.catalog.ProductRepository", owners.get(0));
    assertEquals(
        codex.callsAt(catalogue, line, column, 5),
        codex.callsAt(directory.resolve(catalogue), line, column, 5));

    List<Path> changed =
        EmbeddingExample.write(directory, List.of("reset a forgotten password with a token"));
    assertEquals(1, changed.size());
    assertTrue(Files.readString(changed.get(0)).contains("forgotten password with a token"));
  }

  @Test
  void train_leavesOutMethodsThatAreGoneFromTheirFiles() {
    indexed();
    Codex codex = Codex.open(directory);
    Training training =
        codex.train(
            new TrainOptions(ModelShape.Preset.TINY, 1, OptionalDouble.empty(), OptionalInt.of(2)));
    assertEquals(0, training.generation().methods());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
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
