package dev.yantra.codex.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.RequestJournal.Asked;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of all files of the corpus, to the byte: other versions of Codex have to read them. */
@SuppressWarnings("StringConcatToTextBlock") // Escapes and ends of lines are what is tested.
final class LineFormatsTest {
  private static final String ANSWER =
      "{\"request\":{\"id\":\"i\",\"text\":\"t\",\"method\":\"a.B#c()\",\"signature\":\"void"
          + " c()\",\"owner\":\"a.B\"},\"outcome\":\"answered\",\"code\":\"void c() {}\","
          + "\"reasoning\":\"r\",\"labels\":[{\"question\":\"concern:has_io\",\"p\":0.9,"
          + "\"how\":\"verbalised\",\"n\":3,\"spread\":0.05},{\"question\":\"bug:numeric\","
          + "\"p\":0,\"how\":\"logprobs\",\"n\":1}],\"confidence\":0.8,\"similar_to\":[\"a.B#d()\"],"
          + "\"fragment\":{\"status\":\"parsed\",\"nodes\":[{\"kind\":\"method\",\"id\":\"a.B#c()\"}],"
          + "\"edges\":[{\"kind\":\"calls\",\"from\":\"a.B#c()\",\"to\":\"a.B#d()\",\"order\":1,"
          + "\"count\":2}]},\"provenance\":{\"teacher\":\"openai\",\"model_asked\":\"m\","
          + "\"model_answered\":\"m-1\",\"prompt_sha256\":\"h\",\"parameters\":\"samples=3\",\"input_tokens\":10,\"output_tokens\":20,\"cost_usd\":0.000000125,\"millis\":3,\"redactions\":1,\"time\":\"2026-11-22T12:00:00Z\",\"key\":\"k\",\"lost_usd\":0.5}}\n";

  @TempDir Path directory;

  @Test
  void answer_isThisLine() throws IOException {
    Answers answers = new Answers(file());
    answers.replace(List.of(answer()));
    assertEquals(ANSWER, Files.readString(file()));
    assertEquals(List.of(answer()), answers.read());
  }

  @Test
  void whatIsEmpty_isLeftOut() throws IOException {
    Answer plain =
        new Answer(
            answer().request(),
            Outcome.INVALID,
            "",
            "",
            List.of(),
            0,
            List.of(),
            Fragment.NONE,
            Provenance.offline("repository", "m", "h"));
    new Answers(file()).replace(List.of(plain));
    String line = Files.readString(file());
    for (String field : List.of("fragment", "key", "lost_usd", "spread")) {
      assertFalse(line.contains("\"" + field + "\""), line);
    }
    assertEquals(List.of(plain), new Answers(file()).read());
  }

  @Test
  void provenance_knowsWhatItCost() {
    Provenance provenance = answer().provenance();
    assertEquals(0.500000125, provenance.spentUsd());
    assertEquals(7, provenance.withRedactions(7).redactions());
    assertEquals(provenance, provenance.withRedactions(1));
    assertTrue(provenance.counted());
    Provenance uncounted =
        new Provenance("t", "m", "m", "h", "a=1,usage=unknown", 0, 0, 1, 0, 0, "", "", 0);
    assertFalse(uncounted.counted());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"id\":\"i\"', '\"id\":7', '\"id\" is not a string'",
    "'\"confidence\":0.8', '\"confidence\":\"0.8\"', '\"confidence\" is not a number'",
    "'\"confidence\":0.8', '\"confidence\":1.5', 'confidence 1.5'",
    "'\"input_tokens\":10', '\"input_tokens\":1.5', '\"input_tokens\" is not a whole number'",
    "'\"input_tokens\":10', '\"input_tokens\":1e30', '\"input_tokens\" is not a whole number'",
    "'\"redactions\":1', '\"redactions\":2147483648', '\"redactions\" is out of range'",
    "'\"outcome\":\"answered\"', '\"outcome\":\"lost\"', 'the unknown \"lost\"'",
    "'\"request\":{', '\"other\":{', '\"request\" is not an object'",
    "'[\"a.B#d()\"]', '[7]', 'something else than strings'",
    "'[\"a.B#d()\"]', '{}', '\"similar_to\" is not a list'",
    "'concern:has_io', 'has_io', 'a label is wrong'",
    "'\"p\":0.9', '\"p\":9', 'a label is wrong'",
    "'\"n\":3', '\"n\":0', 'a label is wrong'",
    "'\"status\":\"parsed\"', '\"status\":\"odd\"', 'the unknown \"odd\"'"
  })
  void damagedField_isNamed(String right, String wrong, String message) throws IOException {
    Files.writeString(file(), ANSWER.replace(right, wrong) + ANSWER);
    CodexException failure = assertThrows(CodexException.class, () -> new Answers(file()).read());
    String text = String.valueOf(failure.getMessage());
    assertTrue(text.contains(":1 cannot be read: "), text);
    assertTrue(text.contains(message), text);
  }

  @Test
  void unknownField_isLeftAlone() throws IOException {
    Files.writeString(file(), ANSWER.replace("{\"request\"", "{\"new\":[1],\"request\""));
    assertEquals(List.of(answer()), new Answers(file()).read());
  }

  @Test
  void blankLines_areNoAnswers() throws IOException {
    Files.writeString(file(), "\n \t\r\n" + ANSWER + "\n" + ANSWER + "\r\n");
    assertEquals(2, new Answers(file()).read().size());
  }

  @Test
  void lineLongerThanABlock_isMendedAtItsEnd() throws IOException {
    String big =
        ANSWER.replace("\"reasoning\":\"r\"", "\"reasoning\":\"" + "r".repeat(70_000) + "\"");
    Files.writeString(file(), ANSWER + big.strip());
    try (Answers.Log log = new Answers(file()).append(true)) {
      log.add(answer());
    }
    assertEquals(ANSWER + big + ANSWER, Files.readString(file()));
    Files.writeString(file(), ANSWER + big.substring(0, 69_000));
    new Answers(file()).append(false).close();
    assertEquals(ANSWER, Files.readString(file()));
  }

  @Test
  void fileWithoutAnyLineEnd_isCutOffOrCompleted() throws IOException {
    Files.writeString(file(), "{\"request\"");
    new Answers(file()).append(false).close();
    assertEquals("", Files.readString(file()));
    Files.writeString(file(), ANSWER.strip());
    new Answers(file()).append(false).close();
    assertEquals(ANSWER, Files.readString(file()));
  }

  @Test
  void directoryInTheWay_isAnErrorWithTheNextStep() throws IOException {
    Files.createDirectory(file());
    CodexException read = assertThrows(CodexException.class, () -> new Answers(file()).read());
    assertTrue(String.valueOf(read.getMessage()).contains("Make it readable"));
    CodexException write =
        assertThrows(CodexException.class, () -> new Answers(file()).append(true));
    assertTrue(String.valueOf(write.getMessage()).contains("make it writable"));
    assertEquals(CodexException.Reason.SETUP, write.reason());
  }

  @Test
  void journal_isTheseLines() throws IOException {
    String lines =
        "{\"event\":\"asking\",\"key\":\"k\",\"request\":\"r\",\"teacher\":\"openai\",\"model\":\"m\",\"most_usd\":0.25,\"batch\":true}\n"
            + "{\"event\":\"batch\",\"key\":\"b\",\"id\":\"batch_1\",\"teacher\":\"openai\",\"model\":\"m\",\"calls\":3,\"time\":\"2026-11-22T12:00:00Z\"}\n"
            + "{\"event\":\"dropped\",\"key\":\"k\"}\n"
            + "{\"event\":\"finished\",\"key\":\"b\"}\n";
    Asked asked = new Asked("k", "r", "openai", "m", 0.25, true);
    Batch batch = new Batch("b", "batch_1", "openai", "m", 3, "2026-11-22T12:00:00Z");
    try (RequestJournal journal = RequestJournal.open(file(), List.of())) {
      journal.asking(asked);
      journal.submitted(batch);
      assertEquals(List.of(asked), journal.open());
      assertEquals(List.of(batch), journal.batches());
      journal.dropped("k");
      journal.finished("b");
      assertEquals(List.of(), journal.open());
      assertEquals(List.of(), journal.batches());
    }
    assertEquals(lines, Files.readString(file()));
    List<String> all = lines.lines().toList();
    Files.writeString(file(), all.get(0) + "\n" + all.get(1) + "\n");
    try (RequestJournal journal = RequestJournal.read(file(), List.of())) {
      assertEquals(List.of(asked), journal.open());
      assertEquals(List.of(batch), journal.batches());
      assertTrue(journal.open("r", "openai", "other").isEmpty());
      assertTrue(journal.open("other", "openai", "m").isEmpty());
      journal.answered("k");
      assertEquals(0, journal.openUsd());
    }
    Files.writeString(file(), lines);
    try (RequestJournal journal = RequestJournal.read(file(), List.of())) {
      assertEquals(List.of(), journal.open());
      assertEquals(List.of(), journal.batches());
    }
  }

  @Test
  void journalOfAnEarlierVersion_hasNoBatches() throws IOException {
    Files.writeString(
        file(),
        "{\"event\":\"asking\",\"key\":\"k\",\"request\":\"r\",\"teacher\":\"t\",\"model\":\"m\","
            + "\"most_usd\":1}\n");
    try (RequestJournal journal = RequestJournal.read(file(), List.of())) {
      assertEquals(List.of(new Asked("k", "r", "t", "m", 1, false)), journal.open());
    }
  }

  @Test
  void unknownEvent_isDamage() throws IOException {
    Files.writeString(file(), "{\"event\":\"odd\",\"key\":\"k\"}\n{\"event\":\"odd\"}\n");
    CodexException failure =
        assertThrows(CodexException.class, () -> RequestJournal.read(file(), List.of()));
    assertTrue(String.valueOf(failure.getMessage()).contains("\"event\" is unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.5, 0.5",
    "0.00004, 0",
    "0.00005, 0",
    "0.00015, 0.0002",
    "100000000, 100000000"
  })
  void number_hasOneForm(double value, String text) throws IOException {
    Corpus corpus = new Corpus(1, 0, List.of(example(Math.min(1, value))));
    corpus.write(file());
    if (value <= 1) {
      assertTrue(
          Files.readString(file()).contains("\"confidence\":" + text + ","),
          Files.readString(file()));
    }
    new Corpus(Math.max(value, 1e-6), 0, List.of()).write(file());
    assertFalse(Files.readString(file()).contains("E"), Files.readString(file()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void temperature_isAboveZeroAndFinite(double temperature) {
    assertThrows(IllegalArgumentException.class, () -> new Corpus(temperature, 0, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', does not say how it was made",
    "'{\"corpus\":2,\"temperature\":1,\"seed\":0,\"examples\":0}', newer Codex",
    "'{\"corpus\":1,\"temperature\":1,\"seed\":0,\"examples\":1}', 0 of 1 examples"
  })
  void corpusThatCannotBeUsed_saysWhatToDo(String header, String message) throws IOException {
    Files.writeString(file(), header + "\n", StandardCharsets.UTF_8);
    CodexException failure = assertThrows(CodexException.class, () -> Corpus.read(file()));
    String text = String.valueOf(failure.getMessage());
    assertTrue(text.contains(message), text);
    assertTrue(text.contains("codex distill"), text);
  }

  private static Example example(double confidence) {
    return new Example(
        "i", "a.B#c()", "t", List.of(), confidence, Example.Stage.HARD, Split.ASIDE, 3);
  }

  private static Answer answer() {
    return new Answer(
        new Request("i", "t", "a.B#c()", "void c()", "a.B"),
        Outcome.ANSWERED,
        "void c() {}",
        "r",
        List.of(
            new SoftLabel(Question.parse("concern:has_io"), 0.9, "verbalised", 3, 0.05),
            new SoftLabel(Question.parse("bug:numeric"), 0, "logprobs", 1, 0)),
        0.8,
        List.of("a.B#d()"),
        new Fragment(
            Fragment.Status.PARSED,
            List.of(new Fragment.Named(NodeKind.METHOD, "a.B#c()")),
            List.of(new Edge(EdgeKind.CALLS, "a.B#c()", "a.B#d()", 1, 2))),
        new Provenance(
            "openai",
            "m",
            "m-1",
            "h",
            "samples=3",
            10,
            20,
            0.000000125,
            3,
            1,
            "2026-11-22T12:00:00Z",
            "k",
            0.5));
  }

  private Path file() {
    return directory.resolve("lines.jsonl");
  }
}
