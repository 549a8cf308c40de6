package dev.yantra.codex.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.encoder.TinyNetwork;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.PretrainedTextEncoder;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training and serving with a sentence encoder that reads along. */
final class PretrainedEncoderTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(6, 1);
  private static final int WIDTH = 12;
  private static final TrainOptions BUILT_IN =
      new TrainOptions(ModelShape.Preset.TINY, 42, OptionalDouble.empty(), OptionalInt.of(3));

  @TempDir Path directory;

  private Workspace workspace() {
    Workspace workspace = SyntheticWorkspace.indexed(directory.resolve("repository"), GRAPH);
    SyntheticWorkspace.corpus(GRAPH).write(workspace.corpus());
    return workspace;
  }

  private Path encoder() {
    List<String> words = List.of("parse", "save", "check", "print", "send", "order", "user", "##s");
    return TinyNetwork.bert(directory.resolve("tiny"), words, WIDTH);
  }

  /** The graph as commands have it. */
  private static CodeGraph stored(Workspace workspace) {
    try (GraphStore store = GraphStore.open(workspace)) {
      return store.load();
    }
  }

  private void hide() throws IOException {
    Files.move(directory.resolve("tiny"), directory.resolve("away"));
  }

  private static Query written(CodeGraph graph) {
    int method = graph.methods().filter(m -> Usage.isWritten(graph, m)).findFirst().orElseThrow();
    return new Query.Known(method, Query.View.SPEC);
  }

  @Test
  void student_answersFromWhatTheEncoderHasSaid_andAsksItOnlyForWhatIsNew() throws IOException {
    Workspace workspace = workspace();
    Trainer trainer = new Trainer(workspace, Progress.SILENT);
    TrainReport without = trainer.train(BUILT_IN);
    TrainReport with = trainer.train(BUILT_IN.withEncoder(encoder()));
    assertNotEquals(without.firstLoss(), with.firstLoss());
    String model = Files.readString(workspace.models().resolve("2/model.properties"));
    assertTrue(model.contains("encoder.name=tiny\n"), model);
    assertTrue(model.contains("encoder.width=" + WIDTH + "\n"), model);
    assertFalse(model.contains(directory.toString()), model);

    hide();
    CodeGraph graph = stored(workspace);
    ServedStudent student = ServedStudent.open(workspace, graph);
    assertFalse(student.calls(written(graph), 5).isEmpty());
    Query unheard = Query.Unseen.of("frobnicate the gadget");
    CodexException e = assertThrows(CodexException.class, () -> student.similar(unheard, 3));
    assertTrue(e.getMessage().contains("trained with the encoder tiny ("), e.getMessage());
    Files.move(directory.resolve("away"), directory.resolve("tiny"));
    assertEquals(3, ServedStudent.open(workspace, graph).similar(unheard, 3).size());
  }

  @Test
  void onlyNamesAndTexts_reachTheEncoder() throws IOException {
    Workspace workspace = workspace();
    new Trainer(workspace, Progress.SILENT).train(BUILT_IN.withEncoder(encoder()));
    CodeGraph graph = stored(workspace);
    ServedStudent student = ServedStudent.open(workspace, graph);
    student.calls(written(graph), 1);
    student.concerns(written(graph), 1);
    hide();
    Set<String> allowed = new TreeSet<>();
    graph
        .nodes()
        .forEach(
            node -> {
              allowed.add(TextField.NAME.sentence(node));
              allowed.add(TextField.DOC.sentence(node));
            });
    SyntheticWorkspace.corpus(GRAPH).examples().forEach(example -> allowed.add(example.text()));
    ModelShape shape = Checkpoint.current(workspace).model().network().shape();
    shape.labels().values().stream()
        .flatMap(List::stream)
        .forEach(label -> allowed.add(LabelText.of(label)));

    CachedEncoder asked =
        Checkpoint.current(workspace).model().features().sentences().orElseThrow();
    Set<String> spoken =
        new TreeSet<>(allowed.stream().map(PretrainedTextEncoder::spoken).toList());
    graph.methods().forEach(m -> spoken.add(PretrainedTextEncoder.spoken(graph.method(m))));
    List<String> known = new ArrayList<>();
    for (String sentence : spoken) {
      try {
        asked.vector(sentence);
        known.add(sentence);
      } catch (CodexException e) {
        // Never asked.
      }
    }
    assertFalse(known.isEmpty());
    assertEquals((16L + 4 * WIDTH) * known.size(), Files.size(vectors(workspace)));
  }

  private static Path vectors(Workspace workspace) throws IOException {
    try (Stream<Path> files = Files.walk(workspace.directory())) {
      return files.filter(f -> f.endsWith("vectors.bin")).findFirst().orElseThrow();
    }
  }

  @Test
  void resume_goesOnWithTheEncoder() throws IOException {
    Workspace workspace = workspace();
    TrainOptions options = BUILT_IN.withEncoder(encoder());
    new Trainer(workspace, Progress.SILENT).train(options);
    Progress stopping =
        (stage, done, total, detail) -> {
          if (stage.equals("train") && done == 1) {
            throw new IllegalStateException("stopped");
          }
        };
    assertThrows(
        IllegalStateException.class, () -> new Trainer(workspace, stopping).train(options));
    new Trainer(workspace, Progress.SILENT).resume();
    for (String file : List.of("model.properties", "weights.safetensors")) {
      Path one = workspace.models().resolve("1").resolve(file);
      assertEquals(-1, Files.mismatch(one, workspace.models().resolve("2").resolve(file)), file);
    }
  }
}
