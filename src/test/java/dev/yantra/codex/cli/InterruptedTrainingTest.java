package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.train.SyntheticWorkspace;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.train.Trainer;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C as a shell sends it, to a process of its own. */
@DisabledOnOs(OS.WINDOWS)
final class InterruptedTrainingTest {
  private static final int EPOCHS = 40;

  @TempDir private Path directory;

  /** Ctrl-C; where a shell has this very run in the background and Ctrl-C ignored, its sibling. */
  private static String signal() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 2) != 0);
    return ignored ? "TERM" : "INT";
  }

  private Workspace workspace(String name) throws IOException {
    CodeGraph graph = SyntheticRepository.graph(24, 1);
    Workspace workspace =
        SyntheticWorkspace.indexed(Files.createDirectory(directory.resolve(name)), graph);
    SyntheticWorkspace.corpus(graph).write(workspace.corpus());
    return workspace;
  }

  @Test
  void interruptedTraining_saysHowToGoOnAndLosesNothing() throws Exception {
    Workspace interrupted = workspace("interrupted");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcodex.terminal=true",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.yantra.codex.Main",
                "-C",
                interrupted.root().toString(),
                "train",
                "--preset",
                "tiny",
                "--epochs",
                String.valueOf(EPOCHS))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String signal = signal();
    StringBuilder said = new StringBuilder();
    try (Reader err = process.errorReader(StandardCharsets.UTF_8)) {
      boolean sent = false;
      for (int c = err.read(); c >= 0; c = err.read()) {
        said.append((char) c);
        if (!sent
            && c == (int) ' '
            && said.toString().matches("(?s).*\\] [1-9]\\d*/" + EPOCHS + " .*")) {
          sent = true;
          String id = String.valueOf(process.pid());
          assertEquals(0, new ProcessBuilder("kill", "-" + signal, id).start().waitFor());
        }
      }
    }
    assertEquals(signal.equals("INT") ? 130 : 143, process.waitFor(), said.toString());
    assertTrue(said.toString().contains("Go on: codex train --resume"), said.toString());

    Workspace straight = workspace("straight");
    new Trainer(straight, Progress.SILENT)
        .train(
            new TrainOptions(
                ModelShape.Preset.TINY, 42, OptionalDouble.empty(), OptionalInt.of(EPOCHS)));
    new Trainer(interrupted, Progress.SILENT).resume();
    for (String file :
        List.of("model.properties", "weights.safetensors", "activations.safetensors")) {
      Path one = straight.models().resolve("1").resolve(file);
      assertEquals(-1, Files.mismatch(one, interrupted.models().resolve("1").resolve(file)), file);
    }
  }
}
