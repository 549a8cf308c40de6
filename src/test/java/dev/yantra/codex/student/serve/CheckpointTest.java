package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(6, 5);
  private static final Model MODEL = StudentTraining.untrained(GRAPH, 5);
  private static final Query REQUEST =
      new Query.Unseen("Stores a user.", "shop.user.UserService", "saveUser", List.of(), "void");

  @TempDir Path directory;

  @Test
  void open_answersAsTheWrittenModel() {
    Workspace workspace = new Workspace(directory);
    assertEquals("models/1", Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH)));
    ServedStudent student = ServedStudent.open(workspace, GRAPH);
    EncodedQuery direct =
        EncodedQuery.of(REQUEST, MODEL.features(), Snapshot.compute(MODEL, GraphView.whole(GRAPH)));
    assertEquals("models/1", student.model());
    assertArrayEquals(Vectors.unit(direct.output()), student.embed(REQUEST), 1e-6f);
    assertEquals(2, student.calls(REQUEST, 2).size());
  }

  @Test
  void regressions_surviveTheRoundTrip() {
    Workspace workspace = new Workspace(directory);
    Matrix weights =
        Matrix.zeros(MODEL.network().shape().labels(LabelHead.CONCERNS).size(), Linear.WIDTH);
    weights.values().put(7, 0.25f);
    SortedMap<String, Matrix> linear = new TreeMap<>(Map.of(LabelHead.CONCERNS.key(), weights));
    Checkpoint.write(workspace, MODEL.regressing(linear), GraphView.whole(GRAPH));
    Model read = Checkpoint.current(workspace).model();
    assertEquals(linear.keySet(), read.linear().keySet());
    assertArrayEquals(
        weights.toArray(), read.linear().getOrDefault(LabelHead.CONCERNS.key(), weights).toArray());
    assertEquals(MODEL.network().matrices().keySet(), read.network().matrices().keySet());
  }

  @Test
  void open_evidenceOfAnotherVersion_saysWhatToRun() throws IOException {
    Workspace workspace = new Workspace(directory);
    Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH));
    Path properties = workspace.models().resolve("1").resolve("model.properties");
    Files.writeString(
        properties,
        Files.readString(properties)
            .replaceAll("(?m)^calibration.imports=.*", "calibration.imports=1.0 0.0"));
    CodexException e =
        assertThrows(CodexException.class, () -> ServedStudent.open(workspace, GRAPH).check());
    assertTrue(e.getMessage().endsWith("Run: codex train"), e.getMessage());
  }

  @Test
  void open_columnsInAnotherOrderOrUnnamed_saysThatAnotherVersionMadeIt() throws IOException {
    Workspace workspace = new Workspace(directory);
    Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH));
    Path properties = workspace.models().resolve("1").resolve("model.properties");
    String whole = Files.readString(properties);
    for (String head : List.of("imports", "imports.trees", "concerns", "risk", "search", "tests")) {
      String line = "(?m)^columns\\." + head.replace(".", "\\.") + "=(\\S+) (\\S+)";
      for (String other : List.of("columns." + head + "=$2 $1", "other=$1 $2")) {
        String changed = whole.replaceAll(line, other);
        assertNotEquals(whole, changed, head);
        Files.writeString(properties, changed);
        CodexException e =
            assertThrows(CodexException.class, () -> ServedStudent.open(workspace, GRAPH).check());
        assertTrue(
            e.getMessage().endsWith("was made by another version of Codex. Run: codex train"),
            e.getMessage());
      }
    }
  }

  @Test
  void ranking_damagedOrMissing_saysWhatToRunWhenItIsNeeded() throws IOException {
    Workspace workspace = new Workspace(directory);
    Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH));
    Path ranking = workspace.models().resolve("1").resolve("calls.bin");
    byte[] whole = Files.readAllBytes(ranking);
    whole[whole.length / 2] ^= 1;
    for (byte[] bytes : List.of(whole, new byte[0], new byte[] {1, 2, 3})) {
      Files.write(ranking, bytes);
      Model model = Checkpoint.current(workspace).model();
      CodexException e = assertThrows(CodexException.class, () -> model.ranking().parts());
      assertTrue(e.getMessage().endsWith("Run: codex train"), e.getMessage());
    }
    Files.delete(ranking);
    Model model = Checkpoint.current(workspace).model();
    CodexException e = assertThrows(CodexException.class, () -> model.ranking().parts());
    assertTrue(e.getMessage().contains("it is missing"), e.getMessage());
  }

  @Test
  void write_sameModelGivesTheSameBytes() throws IOException {
    Workspace workspace = new Workspace(directory);
    Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH));
    assertEquals("models/2", Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH)));
    for (String file :
        List.of(
            "model.properties",
            "weights.safetensors",
            "activations.safetensors",
            "nodes.txt",
            "calls.bin")) {
      Path first = workspace.models().resolve("1").resolve(file);
      Path second = workspace.models().resolve("2").resolve(file);
      assertEquals(-1, Files.mismatch(first, second), file);
    }
  }

  @Test
  void open_graphHasGrown_computesTheNewNodes() {
    Workspace workspace = new Workspace(directory);
    Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH));
    CodeGraph grown = SyntheticRepository.graph(7, 5);
    ServedStudent student = ServedStudent.open(workspace, grown);
    int known = grown.find("shop.order.OrderService#saveOrder(java.lang.String)").getAsInt();
    int added = grown.find("shop.basket.BasketService#saveBasket(java.lang.String)").getAsInt();
    assertEquals(
        student.dimensions(), student.embed(new Query.Known(added, Query.View.FULL)).length);
    assertTrue(
        student.similar(new Query.Known(known, Query.View.FULL), 99).stream()
            .anyMatch(p -> p.label().equals(grown.node(added).id())));
  }

  @Test
  void open_noModel_saysWhatToRun() {
    CodexException e =
        assertThrows(
            CodexException.class, () -> ServedStudent.open(new Workspace(directory), GRAPH));
    assertTrue(e.getMessage().endsWith("Run: codex init"), e.getMessage());
  }

  @Test
  void open_damagedFile_saysWhichAndWhatToRun() throws IOException {
    Workspace workspace = new Workspace(directory);
    Checkpoint.write(workspace, MODEL, GraphView.whole(GRAPH));
    for (String file : List.of("weights.safetensors", "model.properties", "nodes.txt")) {
      Path path = workspace.models().resolve("1").resolve(file);
      byte[] whole = Files.readAllBytes(path);
      Files.write(path, new byte[] {1, 2, 3});
      CodexException e =
          assertThrows(CodexException.class, () -> ServedStudent.open(workspace, GRAPH));
      assertTrue(e.getMessage().endsWith("Run: codex train"), e.getMessage());
      Files.write(path, whole);
    }
  }
}
