package dev.yantra.codex.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.collect.CollectOptions.Strategy;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.teacher.protocol.ModelServer;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer late or not at all, and what is said meanwhile. */
final class SlowServersTest {
  @TempDir Path directory;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void serverThatIsAlwaysLate_isAskedTwiceAndTheSettingIsNamed() throws IOException {
    try (ModelServer server = new ModelServer()) {
      server.otherwise(server.stalling());
      Run run = collect(server, 5);
      assertEquals(2, server.received().size());
      assertTrue(run.report.stopped().contains("teacher.timeout-seconds"), run.report.stopped());
      assertEquals(1, run.notes.size(), run.notes::toString);
      assertTrue(run.notes.get(0).contains("no answer within 1 s"), run.notes.get(0));
      assertTrue(run.notes.get(0).contains("trying again in"), run.notes.get(0));
    }
  }

  @Test
  void questionThatTakesTooLong_costsOnlyItself() throws IOException {
    try (ModelServer server = new ModelServer()) {
      server.then(server.answering(ModelServer.ANSWER), server.stalling(), server.stalling());
      Run run = collect(server, 3);
      assertEquals("", run.report.stopped());
      assertEquals(Map.of(Outcome.ANSWERED, 2, Outcome.LATE, 1), run.report.outcomes());
    }
  }

  @Test
  void progress_beginsBeforeTheFirstAnswer() throws IOException {
    try (ModelServer server = new ModelServer()) {
      server.then(server.stalling());
      collect(server, 2);
      assertEquals("collect 0/2 waiting for 127.0.0.1 for 0 s", told.get(0));
      assertTrue(told.contains("collect 0/2 waiting for 127.0.0.1 for 1 s"), told::toString);
    }
  }

  private record Run(CollectReport report, List<String> notes) {}

  private Run collect(ModelServer server, int n) throws IOException {
    Workspace workspace = ToyRepository.write(directory, 60);
    Settings settings =
        Settings.load(
            workspace,
            Map.of(
                "HOME", "/nowhere",
                "CODEX_TEACHER_TIMEOUT_SECONDS", "1",
                "CODEX_TEACHER_PROBABILITIES", "verbalised"));
    Classroom classroom = new Classroom(workspace, settings);
    Progress progress =
        (stage, done, total, detail) -> told.add(stage + " " + done + "/" + total + " " + detail);
    CollectOptions options =
        new CollectOptions(
            n, "openai", "toy", server.url(), 5, false, false, 1, Strategy.UNIFORM, 1, false, 42);
    CollectReport report =
        new Collector(workspace, settings, progress, classroom.teachers()).collect(options);
    return new Run(report, classroom.notes());
  }
}
