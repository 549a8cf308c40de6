package dev.yantra.codex.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.generate.GenerationCalibrator.Report;
import dev.yantra.codex.generate.rank.GenerationModel;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confidence as measured on held-out methods. */
final class GenerationCalibratorTest {
  @TempDir Path root;

  @Test
  void getters_areFoundRightAndTrustedMoreThanBefore() throws IOException {
    StringBuilder text = new StringBuilder("package p;\npublic final class Wide {\n");
    for (char c = 'a'; c <= 'z'; c++) {
      String field = "field" + Character.toUpperCase(c);
      String get = "getField" + Character.toUpperCase(c);
      text.append("  private int ").append(field).append(";\n");
      text.append("  public int ").append(get).append("() { return ").append(field).append("; }\n");
    }
    Path file = root.resolve("src/main/java/p/Wide.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.append("}\n").toString());
    Workspace workspace = new Workspace(root);
    CodeGraph graph = SourceGraph.of(root);
    Path checkpoint = Files.createDirectories(root.resolve(".codex/models/1"));

    Report report =
        new GenerationCalibrator(
                workspace, graph, new SilentStudent(), GenerateOptions.defaults(), Progress.SILENT)
            .calibrate(Splits.of(graph, 42), 42, checkpoint);

    assertTrue(report.methods() > 0, "the split left nothing to calibrate on");
    assertEquals(report.methods(), report.right());
    GenerationModel learned = GenerationModel.load(checkpoint);
    assertTrue(
        learned.trust().get(0) > GenerationModel.shipped().trust().get(0),
        "nothing but right answers must raise the trust");
  }
}
