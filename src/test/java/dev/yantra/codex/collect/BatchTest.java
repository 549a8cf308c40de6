package dev.yantra.codex.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.collect.CollectOptions.Strategy;
import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.teacher.protocol.BatchServer;
import dev.yantra.codex.teacher.protocol.BatchServer.Fate;
import dev.yantra.codex.teacher.protocol.ModelServer;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --batch} against both makers' interfaces. */
final class BatchTest {
  /** Half of what one answer costs by itself. */
  private static final double PRICE = 0.0035;

  @TempDir Path directory;
  private Workspace workspace = new Workspace(Path.of(""));
  private BatchServer server;

  private final Map<String, String> environment =
      new TreeMap<>(
          Map.of(
              "HOME", "/nowhere",
              "CODEX_TEACHER_PRICE_INPUT", "2",
              "CODEX_TEACHER_PRICE_OUTPUT", "10",
              "CODEX_TEACHER_MAX_OUTPUT_TOKENS", "1000"));

  @BeforeEach
  void start() throws IOException {
    workspace = ToyRepository.write(directory, 80);
    server = new BatchServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic"})
  void everyRequest_isAnsweredAtHalfThePrice(String kind) {
    server.fate(3, Fate.NONSENSE).fate(7, Fate.EXPIRED).fate(9, Fate.REJECTED);
    CollectReport report = collect(kind, 30);
    assertEquals("", report.stopped());
    assertEquals(Map.of(Outcome.ANSWERED, 29, Outcome.INVALID, 1), report.outcomes());
    assertEquals(2, server.batches());
    // 28 at once, one after a second question, one after it had expired.
    assertEquals(30, server.charged().size());
    server.charged().forEach((key, times) -> assertEquals(1, times, key));
    assertEquals(30 * PRICE, report.totalUsd(), 1e-9);
    assertEquals(0, report.open());
    assertTrue(answers().get(0).provenance().parameters().endsWith(",batch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic"})
  void interruptedWait_isTakenUpWithoutHandingInAgain(String kind) {
    CollectReport first =
        new Collector(
                workspace,
                settings(),
                Progress.SILENT,
                Classroom.interrupted(workspace, settings()).teachers())
            .collect(options(kind, 20));
    assertTrue(Thread.interrupted(), "the interrupt is passed on");
    assertTrue(first.stopped().contains("run the same command again"), first.stopped());
    assertEquals(0, first.asked());
    assertEquals(20, first.open());
    assertTrue(first.totalUsd() > 20 * PRICE, "what is handed in counts as spent");

    CodexException refused =
        assertThrows(
            CodexException.class,
            () ->
                new Collector(workspace, settings(), Progress.SILENT)
                    .collect(withoutBatch(kind, 20)));
    assertTrue(refused.getMessage().contains("--batch"), refused.getMessage());

    // Also what a smaller sample would not ask is fetched: it is paid for.
    CollectReport second = collect(kind, 5);
    assertEquals("", second.stopped());
    assertEquals(1, server.batches());
    assertEquals(20, answers().size());
    assertEquals(20 * PRICE, second.totalUsd(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic"})
  void lostReceipt_doesNotHandInTwice(String kind) {
    server.hangingUp();
    CollectReport report = collect(kind, 20);
    assertEquals("", report.stopped());
    assertEquals(1, server.batches());
    assertEquals(20, server.charged().size());
    assertEquals(20 * PRICE, report.totalUsd(), 1e-9);
  }

  @Test
  void budget_boundsWhatIsHandedIn() {
    CollectOptions o = options("openai", 60);
    CollectReport report =
        collect(
            new CollectOptions(
                60,
                o.teacher(),
                o.model(),
                o.baseUrl(),
                0.2,
                false,
                true,
                1,
                o.strategy(),
                1,
                false,
                42));
    assertTrue(report.totalUsd() <= 0.2, report::toString);
    assertTrue(report.asked() > 0 && report.asked() < 60, report::toString);
    assertEquals(server.charged().size() * PRICE, report.totalUsd(), 1e-9);
  }

  @Test
  void serverWithoutBatches_isToldSo() throws IOException {
    try (ModelServer plain = new ModelServer()) {
      plain.otherwise(plain.failing(404, "no such path"));
      CollectOptions o = options("openai", 5);
      CollectReport report =
          collect(
              new CollectOptions(
                  5,
                  o.teacher(),
                  o.model(),
                  plain.url(),
                  5,
                  false,
                  true,
                  1,
                  o.strategy(),
                  1,
                  false,
                  42));
      assertEquals(CodexException.Reason.TEACHER.exitCode(), report.exitCode());
      assertTrue(report.stopped().contains("no batch interface"), report.stopped());
      assertTrue(report.stopped().contains("--batch"), report.stopped());
    }
  }

  @Test
  void offlineTeacher_hasNoBatches() {
    CodexException failure =
        assertThrows(CodexException.class, () -> collect(options("repository", 5)));
    assertEquals(CodexException.Reason.USAGE, failure.reason());
    assertTrue(Files.notExists(workspace.answers()));
  }

  private List<Answer> answers() {
    return new Answers(workspace.answers()).read();
  }

  private CollectReport collect(String kind, int n) {
    return collect(options(kind, n));
  }

  private CollectReport collect(CollectOptions options) {
    return new Collector(
            workspace, settings(), Progress.SILENT, new Classroom(workspace, settings()).teachers())
        .collect(options);
  }

  private Settings settings() {
    return Settings.load(workspace, environment);
  }

  private CollectOptions options(String kind, int n) {
    String url = kind.equals("repository") ? "" : server.url();
    return new CollectOptions(
        n, kind, "toy", url, 5, false, true, 1, Strategy.UNIFORM, 1, false, 42);
  }

  private CollectOptions withoutBatch(String kind, int n) {
    return new CollectOptions(
        n, kind, "toy", server.url(), 5, false, false, 1, Strategy.UNIFORM, 1, false, 42);
  }
}
