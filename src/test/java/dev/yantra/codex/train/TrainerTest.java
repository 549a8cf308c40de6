package dev.yantra.codex.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Corpus;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainerTest {
  private static final TrainOptions TINY =
      new TrainOptions(ModelShape.Preset.TINY, 42, OptionalDouble.empty(), OptionalInt.of(3));

  @TempDir Path directory;

  private Workspace workspace(CodeGraph graph) {
    return SyntheticWorkspace.indexed(directory, graph);
  }

  private static Corpus corpus(CodeGraph graph) {
    return SyntheticWorkspace.corpus(graph);
  }

  @Test
  void train_noCorpus_saysWhatToRun() {
    Workspace workspace = workspace(SyntheticRepository.graph(3, 1));
    CodexException e =
        assertThrows(
            CodexException.class, () -> new Trainer(workspace, Progress.SILENT).train(TINY));
    assertTrue(e.getMessage().endsWith("codex distill"), e.getMessage());
  }

  @Test
  void train_twiceWithOneSeed_writesEqualFiles() throws IOException {
    CodeGraph graph = SyntheticRepository.graph(6, 1);
    Workspace workspace = workspace(graph);
    corpus(graph).write(workspace.corpus());
    Trainer trainer = new Trainer(workspace, Progress.SILENT);
    TrainReport first = trainer.train(TINY);
    assertEquals("models/1", first.model());
    assertEquals(2, first.temperature());
    assertEquals(3, first.epochs().values().stream().mapToInt(Integer::intValue).sum());
    trainer.train(TINY);
    for (String file :
        List.of("model.properties", "weights.safetensors", "activations.safetensors")) {
      Path one = workspace.models().resolve("1").resolve(file);
      assertEquals(-1, Files.mismatch(one, workspace.models().resolve("2").resolve(file)), file);
    }
    assertTrue(
        Files.readString(workspace.models().resolve("1/model.properties")).contains("has_magic"));
  }

  /** What a user does with Ctrl-C, and a power cut without asking. */
  private static Progress stoppingAfter(int epochs) {
    return (stage, done, total, detail) -> {
      if (stage.equals("train") && done == epochs) {
        throw new IllegalStateException("stopped");
      }
    };
  }

  @Test
  void resume_afterAnInterruption_writesTheBytesOfAnUninterruptedRun() throws IOException {
    TrainOptions options =
        new TrainOptions(ModelShape.Preset.TINY, 7, OptionalDouble.empty(), OptionalInt.of(6));
    CodeGraph graph = SyntheticRepository.graph(6, 1);
    Workspace workspace = workspace(graph);
    corpus(graph).write(workspace.corpus());
    TrainReport straight = new Trainer(workspace, Progress.SILENT).train(options);
    assertThrows(
        IllegalStateException.class, () -> new Trainer(workspace, stoppingAfter(2)).train(options));
    assertThrows(
        IllegalStateException.class, () -> new Trainer(workspace, stoppingAfter(4)).resume());
    TrainReport resumed = new Trainer(workspace, Progress.SILENT).resume();
    assertEquals("models/2", resumed.model());
    assertEquals(straight.epochs(), resumed.epochs());
    assertEquals(straight.lastLoss(), resumed.lastLoss());
    for (String file :
        List.of("model.properties", "weights.safetensors", "activations.safetensors")) {
      Path one = workspace.models().resolve("1").resolve(file);
      assertEquals(-1, Files.mismatch(one, workspace.models().resolve("2").resolve(file)), file);
    }
    CodexException nothing =
        assertThrows(CodexException.class, () -> new Trainer(workspace, Progress.SILENT).resume());
    assertTrue(nothing.getMessage().startsWith("No interrupted training"), nothing.getMessage());
  }

  @Test
  void resume_onAnotherCorpus_saysWhatChanged() {
    CodeGraph graph = SyntheticRepository.graph(6, 1);
    Workspace workspace = workspace(graph);
    corpus(graph).write(workspace.corpus());
    assertThrows(
        IllegalStateException.class, () -> new Trainer(workspace, stoppingAfter(1)).train(TINY));
    List<Example> fewer = corpus(graph).examples();
    new Corpus(2, 42, fewer.subList(0, fewer.size() - 1)).write(workspace.corpus());
    CodexException e =
        assertThrows(CodexException.class, () -> new Trainer(workspace, Progress.SILENT).resume());
    assertTrue(e.getMessage().contains("its corpus.hash was"), e.getMessage());
    assertTrue(e.getMessage().contains("Run: codex train"), e.getMessage());
  }

  @Test
  void train_clearsWhatAKilledRunLeft() throws IOException {
    CodeGraph graph = SyntheticRepository.graph(6, 1);
    Workspace workspace = workspace(graph);
    corpus(graph).write(workspace.corpus());
    Path left = Files.createDirectories(workspace.models().resolve(".writing123"));
    Files.writeString(left.resolve("weights.safetensors"), "half");
    new Trainer(workspace, Progress.SILENT).train(TINY);
    assertTrue(Files.notExists(left));
    assertTrue(Files.notExists(workspace.directory().resolve("training.safetensors")));
  }
}
