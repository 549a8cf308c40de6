package dev.yantra.codex.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.collect.CollectOptions.Strategy;
import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.teacher.protocol.ModelServer;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectorTest {
  /** What one delivered answer costs at the prices below. */
  private static final double PRICE = 0.007;

  @TempDir Path directory;

  private final Map<String, String> environment =
      new TreeMap<>(
          Map.of(
              "HOME", "/nowhere",
              "CODEX_TEACHER_PRICE_INPUT", "2",
              "CODEX_TEACHER_PRICE_OUTPUT", "10",
              "CODEX_TEACHER_MAX_OUTPUT_TOKENS", "1000",
              "CODEX_TEACHER_PROBABILITIES", "verbalised"));

  @Test
  void repository_answersAllTrainingMethodsAndNoOther() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 200);
    CollectReport report = collect(workspace, options(1000, "repository", ""));
    CodeGraph graph;
    try (GraphStore store = GraphStore.open(workspace)) {
      graph = store.load();
    }
    Splits splits = Splits.of(graph, 42);
    List<Answer> answers = new Answers(workspace.answers()).read();
    assertEquals(report.available(), answers.size());
    assertTrue(answers.size() < 200, "nothing was held out");
    for (Answer a : answers) {
      int node = graph.find(a.request().method()).orElseThrow();
      assertEquals(Split.TRAIN, splits.side(node));
      for (String similar : a.similarTo()) {
        int other = graph.find(similar).orElseThrow();
        assertEquals(Split.TRAIN, splits.side(other));
        assertFalse(splits.group(other) == splits.group(node), similar);
      }
      String number = a.request().method().replaceAll(".*?(\\d+)#.*", "$1");
      assertTrue(a.code().contains("/* body " + number + " */"), a.code());
    }
  }

  @Test
  void repository_givesTheSameBytesForTheSameSeed() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 80);
    collect(workspace, options(30, "repository", ""));
    byte[] first = Files.readAllBytes(workspace.answers());
    Files.delete(workspace.answers());
    collect(workspace, options(30, "repository", ""));
    assertTrue(Arrays.equals(first, Files.readAllBytes(workspace.answers())));
  }

  @Test
  void largerSample_beginsWithTheSmallerOne() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 80);
    collect(workspace, options(10, "repository", ""));
    CollectReport more = collect(workspace, options(25, "repository", ""));
    assertEquals(10, more.before());
    assertEquals(15, more.asked());
    Set<String> ids = new HashSet<>();
    new Answers(workspace.answers()).read().forEach(a -> assertTrue(ids.add(a.request().id())));
    assertEquals(25, ids.size());
  }

  @Test
  void changedGraph_replacesWhatTheOldOneSaid() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 60);
    int before = collect(workspace, options(1000, "repository", "")).asked();
    Files.delete(workspace.graph());
    ToyRepository.write(directory, 61);
    CollectReport report = collect(workspace, options(1000, "repository", ""));
    assertEquals(before, report.dropped());
    assertEquals(report.asked(), new Answers(workspace.answers()).read().size());
  }

  @Test
  void dryRun_sendsNothingAndSaysWhatItWouldCost() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 60);
    try (ModelServer server = new ModelServer()) {
      CollectOptions o = options(20, "openai", server.url());
      CollectReport report =
          collect(
              workspace,
              new CollectOptions(
                  o.n(),
                  o.teacher(),
                  o.model(),
                  o.baseUrl(),
                  5,
                  true,
                  false,
                  1,
                  o.strategy(),
                  3,
                  false,
                  42));
      assertEquals(0, server.received().size());
      assertTrue(report.dryRun());
      assertEquals("127.0.0.1", report.host());
      assertEquals(60, report.estimate().calls());
      assertTrue(report.estimate().usd() > 0);
      assertTrue(report.estimate().mostUsd() > report.estimate().usd());
      assertFalse(Files.exists(workspace.answers()));
    }
  }

  @Test
  void interruptedRun_goesOnWithoutLosingOrAskingTwice() throws Exception {
    Workspace workspace = ToyRepository.write(directory, 80);
    try (ModelServer server = new ModelServer()) {
      CollectOptions options = options(40, "openai", server.url());
      CountDownLatch tenth = new CountDownLatch(10);
      ModelServer.Behaviour good = server.answering(ModelServer.ANSWER);
      server.otherwise(
          (exchange, body) -> {
            good.answer(exchange, body);
            tenth.countDown();
          });
      FutureTask<CollectReport> first = new FutureTask<>(() -> collect(workspace, options));
      Thread run = new Thread(first);
      run.start();
      assertTrue(tenth.await(20, TimeUnit.SECONDS));
      run.interrupt();
      CollectReport stopped = first.get(20, TimeUnit.SECONDS);
      assertFalse(stopped.stopped().isEmpty(), "the run was over before the interrupt");
      assertEquals(stopped.asked(), new Answers(workspace.answers()).read().size());

      // A line that a dying process left, of a request that was never answered.
      Files.writeString(
          workspace.answers(),
          "{\"request\":{\"id\":\"x\",\"text\":\"half a li",
          StandardOpenOption.APPEND);
      CollectReport second = collect(workspace, options);
      assertEquals("", second.stopped());
      assertEquals(stopped.asked(), second.before());

      List<Answer> answers = new Answers(workspace.answers()).read();
      assertEquals(40, answers.size());
      assertEquals(40, answers.stream().map(a -> a.request().id()).distinct().count());
      assertTrue(
          server.delivered().values().stream().allMatch(n -> n == 1), server.delivered()::toString);
      assertEquals(40, server.charged());
      assertEquals(40 * PRICE, second.totalUsd(), 1e-9);
      assertEquals(0, second.left());
    }
  }

  @Test
  void faultyServer_costsWhatItDelivered() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 60);
    try (ModelServer server = new ModelServer()) {
      AtomicInteger count = new AtomicInteger();
      List<ModelServer.Behaviour> faults =
          List.of(
              server.failing(429, "slow down", "Retry-After", "1"),
              server.failing(500, "oops"),
              server.dropping(),
              server.sending("{\"choices\": [".getBytes(StandardCharsets.UTF_8)));
      ModelServer.Behaviour good = server.answering(ModelServer.ANSWER);
      server.otherwise(
          (exchange, body) -> {
            int i = count.getAndIncrement();
            (i % 3 == 0 ? faults.get(i / 3 % faults.size()) : good).answer(exchange, body);
          });
      CollectReport report = collect(workspace, options(30, "anthropic", server.url()));
      assertEquals(30, report.asked());
      assertEquals(30, server.charged());
      assertEquals(30 * PRICE, report.costUsd(), 1e-9);
      assertEquals(Map.of(Outcome.ANSWERED, 30), report.outcomes());
    }
  }

  @Test
  void budget_isNeverOverdrawn() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 80);
    try (ModelServer server = new ModelServer()) {
      CollectOptions o = options(60, "openai", server.url());
      double budget = 0.2;
      CollectReport report = collect(workspace, within(o, budget));
      assertEquals(CodexException.Reason.BUDGET.exitCode(), report.exitCode());
      assertTrue(report.stopped().contains("--budget"), report.stopped());
      assertTrue(report.asked() > 0 && report.asked() < 60, report::toString);
      assertTrue(report.totalUsd() <= budget, report::toString);
      assertEquals(server.charged() * PRICE, report.totalUsd(), 1e-9);

      // The same budget again: what was spent counts.
      CollectReport again = collect(workspace, within(o, budget));
      assertTrue(again.totalUsd() <= budget, again::toString);
      assertEquals(server.charged() * PRICE, again.totalUsd(), 1e-9);
    }
  }

  @Test
  void replay_answersAgainForNothing() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 60);
    try (ModelServer server = new ModelServer()) {
      collect(workspace, options(12, "openai", server.url()));
    }
    Files.move(workspace.answers(), directory.resolve("recorded.jsonl"));
    CollectOptions o = options(20, "replay", "");
    CollectReport report =
        collect(
            workspace,
            new CollectOptions(
                20,
                "replay",
                "recorded.jsonl",
                "",
                0,
                false,
                false,
                1,
                o.strategy(),
                1,
                false,
                42));
    assertEquals(12, report.asked());
    assertEquals(0, report.costUsd());
    assertEquals("void f() {}", new Answers(workspace.answers()).read().get(0).code());
  }

  @Test
  void uncertain_withoutAStudentSaysWhatToDo() throws IOException {
    Workspace workspace = ToyRepository.write(directory, 60);
    CodexException failure =
        assertThrows(
            CodexException.class,
            () ->
                collect(
                    workspace,
                    new CollectOptions(
                        5,
                        "repository",
                        "",
                        "",
                        5,
                        false,
                        false,
                        1,
                        Strategy.UNCERTAIN,
                        1,
                        false,
                        42)));
    assertEquals(CodexException.Reason.SETUP, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("--strategy uniform"));
  }

  @Test
  void missingGraph_saysWhatToRun() {
    CodexException failure =
        assertThrows(
            CodexException.class,
            () -> collect(new Workspace(directory), options(1, "repository", "")));
    assertTrue(String.valueOf(failure.getMessage()).contains("codex index"));
  }

  private static CollectOptions options(int n, String teacher, String url) {
    return new CollectOptions(
        n,
        teacher,
        url.isEmpty() ? "" : "toy",
        url,
        5,
        false,
        false,
        4,
        Strategy.UNIFORM,
        1,
        false,
        42);
  }

  private static CollectOptions within(CollectOptions o, double budget) {
    return new CollectOptions(
        o.n(),
        o.teacher(),
        o.model(),
        o.baseUrl(),
        budget,
        false,
        false,
        4,
        o.strategy(),
        1,
        false,
        o.seed());
  }

  private CollectReport collect(Workspace workspace, CollectOptions options) {
    Settings settings = Settings.load(workspace, environment);
    return new Collector(
            workspace, settings, Progress.SILENT, new Classroom(workspace, settings).teachers())
        .collect(options);
  }
}
