package dev.yantra.codex.eval.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.task.EvalOptions.Task;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.FakeStudent;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestsTaskTest {
  private static final String LOAD = "{\"id\": \"a.A#load()\", \"words\": \"read a file\"}\n";
  private static final String SAVE = "{\"id\": \"a.A#save()\", \"words\": \"keep for later\"}\n";

  private final CodeGraph graph =
      new Graphs()
          .type("a.A")
          .documented("a.A#load()", "Reads a file from disk.", "stream")
          .documented("a.A#save()", "Writes to disk.", "stream")
          .method("a.A#clear()", 1, 2, "nothing")
          .test("a.ATest#loads()", "load")
          .build();

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("asked.jsonl"), text);
  }

  private RequestCases read(String text) throws IOException {
    return RequestCases.read(file(text), graph, m -> false);
  }

  private EvalReport.Table table(RequestCases requests) {
    FakeStudent student =
        new FakeStudent()
            .says("similar", new Prediction("a.A#save()", 0.6), new Prediction("a.A#load()", 0.4));
    List<StudentVariant> contenders = List.of(new StudentVariant(StudentVariant.STUDENT, student));
    return new RequestsTask(
            new EvalContext(
                graph,
                new CallSites(Map.of(), List.of()),
                Splits.of(graph, 42),
                contenders,
                Optional.of(new StudentInUse(requests, contenders, Optional.empty())),
                EvalOptions.defaults().quickly()))
        .run();
  }

  private static double figure(EvalReport.Table table, String system, String metric) {
    return table.row(system).figures().getOrDefault(metric, Interval.UNDEFINED).value();
  }

  @Test
  void phrasings_areRankedAmongAllThatIsSearched() throws IOException {
    EvalReport.Table table = table(read(LOAD + SAVE));
    assertEquals("requests", table.task());
    assertEquals(2, table.cases());
    assertEquals(
        List.of("BM25", "BM25, tuned", "student"),
        table.rows().stream().map(EvalReport.Row::system).toList());
    // The Javadoc is read: one phrasing is found, the other shares no word with anything.
    assertEquals(0.5, figure(table, "BM25", "MRR"), 1e-9);
    assertEquals(0.75, figure(table, "student", "MRR"), 1e-9);
    assertEquals(0.5, figure(table, "student", "R@1"), 1e-9);
    assertEquals(1, figure(table, "student", "R@10"), 1e-9);
    assertEquals("Asked for 2 methods; searched: 3.", table.notes().get(0));
    assertTrue(
        table.notes().get(3).startsWith("MRR of the student minus that of BM25, the best simple"),
        table.notes().toString());
  }

  @Test
  void whatIsNotSearched_isCounted() throws IOException {
    RequestCases cases =
        read(
            LOAD
                + "{\"id\": \"a.ATest#loads()\", \"words\": \"x\"}\n"
                + "{\"id\": \"a.A\", \"words\": \"x\"}\n");
    assertEquals(1, cases.asked().size());
    assertEquals(2, cases.unsearched());
    assertTrue(
        table(cases).notes().get(2).startsWith("Left out: 2 phrasings of what a search in words"));
  }

  @Test
  void methodsWhosePhrasingsWereLearned_areNotMeasured() throws IOException {
    int load = graph.find("a.A#load()").orElseThrow();
    RequestCases cases = RequestCases.read(file(LOAD + SAVE), graph, m -> m == load);
    assertEquals(List.of("keep for later"), cases.asked().stream().map(r -> r.words()).toList());
    assertEquals(1, cases.learned());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"a.B#x()\", \"words\": \"x\"} | :2 asks for a.B#x(), which is not in the graph",
        "{\"id\": \"a.A#load()\"} | :2 cannot be read: ",
        "{\"id\": \"a.A#load()\", \"words\": \" \"} | :2 cannot be read: words is empty",
        "{\"id\": \"a.A#l | :2 cannot be read: ",
        "words | :2 cannot be read: "
      })
  void wrongLine_isNamedWithWhatToDo(String line, String expected) throws IOException {
    Path asked = file(LOAD + line);
    String message =
        assertThrows(CodexException.class, () -> RequestCases.read(asked, graph, m -> false))
            .getMessage();
    assertTrue(message.startsWith(asked + expected), message);
    assertEquals(1, message.lines().count());
    assertTrue(message.endsWith("codex index") || message.endsWith("words."), message);
  }

  @Test
  void fileWithoutAnythingToMeasure_isAnError() throws IOException {
    assertTrue(message("").contains(" is empty. Write one JSON object a line"));
    assertTrue(
        message("{\"id\": \"a.ATest#loads()\", \"words\": \"x\"}\n")
            .contains("has no phrasing that can be measured: 1 are of no method"));
    Path missing = directory.resolve("missing.jsonl");
    assertTrue(
        assertThrows(CodexException.class, () -> RequestCases.read(missing, graph, m -> false))
            .getMessage()
            .startsWith("No file of phrasings at " + missing));
  }

  private String message(String text) {
    return assertThrows(CodexException.class, () -> read(text)).getMessage();
  }

  @Test
  void taskAndFile_needEachOther() {
    assertTrue(
        assertThrows(CodexException.class, () -> new EvalOptions(42, true, List.of(Task.REQUESTS)))
            .getMessage()
            .contains("--requests FILE"));
    assertThrows(
        CodexException.class,
        () ->
            new EvalOptions(
                42, true, List.of(Task.CALLS), 0, false, false, 0, Optional.of(Path.of("f"))));
    assertTrue(EvalOptions.all(Optional.of(Path.of("f"))).contains(Task.REQUESTS));
    assertTrue(!EvalOptions.defaults().tasks().contains(Task.REQUESTS));
  }

  @Test
  void fusion_isAMeanOfScoresOnOneScale() {
    FusedScores fused = new FusedScores(new double[] {4, 2, 0}, new float[] {0, 0.5f, 1});
    assertArrayEquals(new double[] {1, 0.5, 0}, fused.with(0), 1e-9);
    assertArrayEquals(new double[] {0.5, 0.75, 1}, fused.with(1), 1e-9);
    assertArrayEquals(new double[] {0.75, 0.625, 0.5}, fused.with(0.5), 1e-9);
    // Without a shared word the encoder decides.
    assertArrayEquals(
        new double[] {0.25, 0.5},
        new FusedScores(new double[] {0, 0}, new float[] {0, 1}).with(0.5),
        1e-9);
  }
}
