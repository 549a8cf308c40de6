package dev.yantra.codex.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.collect.CollectOptions.Strategy;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.distill.DistillOptions;
import dev.yantra.codex.distill.Distiller;
import dev.yantra.codex.teacher.protocol.ModelServer;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of earlier runs, and when their requests are asked again. */
final class EarlierAnswersTest {
  @TempDir Path directory;

  private final Map<String, String> environment =
      new TreeMap<>(Map.of("HOME", "/nowhere", "CODEX_TEACHER_PROBABILITIES", "verbalised"));
  private Workspace workspace = new Workspace(Path.of(""));
  private ModelServer server;

  @BeforeEach
  void start() throws IOException {
    workspace = ToyRepository.write(directory, 60);
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void truncated_isAskedAgainOnceItMayBeLonger() {
    server.otherwise(server.ending("{\"code\": \"int", "length", "max_tokens"));
    CollectReport first = collect(3, false);
    assertEquals(Map.of(Outcome.TRUNCATED, 3), first.failed());
    assertEquals(CodexException.Reason.TEACHER.exitCode(), first.exitCode());

    CollectReport same = collect(3, false);
    assertEquals(0, same.asked());
    assertEquals(Map.of(Outcome.TRUNCATED, 3), same.failed());
    assertEquals(CodexException.Reason.TEACHER.exitCode(), same.exitCode());

    server.otherwise(server.answering(ModelServer.ANSWER));
    environment.put("CODEX_TEACHER_MAX_OUTPUT_TOKENS", "16384");
    CollectReport longer = collect(3, false);
    assertEquals(3, longer.asked());
    assertEquals(Map.of(), longer.failed());
    assertEquals(3, longer.usable());
    assertEquals(0, longer.exitCode());
  }

  @Test
  void invalid_isAskedAgainWhenThatIsWanted() {
    server.otherwise(server.answering("no"));
    collect(2, false);
    server.otherwise(server.answering(ModelServer.ANSWER));
    environment.put("CODEX_TEACHER_MODEL", "another setting");
    assertEquals(0, collect(2, false).asked());
    CollectReport again = collect(2, true);
    assertEquals(2, again.asked());
    assertEquals(2, again.usable());
    assertEquals(0, collect(2, true).asked());
  }

  @Test
  void questionTooLongForTheServer_staysOpen() {
    server.then(
        server.answering(ModelServer.ANSWER),
        server.failing(400, "the request exceeds the available context size"));
    CollectReport report = collect(2, false);
    assertEquals(Map.of(Outcome.ANSWERED, 1), report.outcomes());
    assertEquals(1, report.left());
    assertTrue(report.unanswered().firstKey().contains("available context size"), report::toString);
    assertEquals(1, collect(2, false).asked());
  }

  @Test
  void anotherModelUnderTheSameName_isToldOnce() {
    assertEquals("", collect(1, false).remark());
    server.otherwise(
        (exchange, body) -> {
          ObjectNode reply = ModelServer.openai(ModelServer.ANSWER, "stop");
          byte[] bytes = reply.put("model", "toy-2").toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    assertEquals(
        "Under the name toy now toy-2 answered, before it toy-1. Their answers are kept apart.",
        collect(2, false).remark());
    assertEquals("", collect(3, false).remark());
  }

  @Test
  void distill_saysWhyNothingIsOfUseAndWhatToDo() {
    server.otherwise(server.ending("{\"code\": \"int", "length", "max_tokens"));
    collect(2, false);
    CodexException failure =
        assertThrows(
            CodexException.class,
            () -> new Distiller(workspace, Progress.SILENT).distill(DistillOptions.defaults()));
    assertEquals(
        "None of the 2 answers is of use. 2 truncated: raise teacher.max-output-tokens and run"
            + " codex collect again",
        failure.getMessage());
  }

  private CollectReport collect(int n, boolean retryFailed) {
    Settings settings = Settings.load(workspace, environment);
    CollectOptions options =
        new CollectOptions(
            n,
            "openai",
            "toy",
            server.url(),
            5,
            false,
            false,
            1,
            Strategy.UNIFORM,
            1,
            retryFailed,
            42);
    return new Collector(
            workspace, settings, Progress.SILENT, new Classroom(workspace, settings).teachers())
        .collect(options);
  }
}
