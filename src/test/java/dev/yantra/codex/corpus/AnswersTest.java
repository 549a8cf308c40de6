package dev.yantra.codex.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswersTest {
  @TempDir Path directory;

  @Test
  void answer_survivesTheRoundTrip() {
    Answers answers = answers();
    List<Answer> written = List.of(answer(1), answer(2), answer(3));
    append(answers, written);
    assertEquals(written, answers.read());
  }

  @Test
  void missingFile_holdsNoAnswer() {
    assertEquals(List.of(), answers().read());
  }

  @Test
  void tornLine_isPassedOverAndThenCutOff() throws IOException {
    Answers answers = answers();
    append(answers, List.of(answer(1), answer(2)));
    byte[] bytes = Files.readAllBytes(file());
    // Wherever the second line is torn, the first is there and a third fits behind it.
    int first = firstLineLength(bytes);
    for (int length = first; length < bytes.length - 1; length += 7) {
      Files.write(file(), Arrays.copyOf(bytes, length));
      assertEquals(List.of(answer(1)), answers.read());
      append(answers, List.of(answer(3)));
      assertEquals(List.of(answer(1), answer(3)), answers.read());
    }
  }

  @Test
  void wholeLineWithoutItsNewline_counts() throws IOException {
    Answers answers = answers();
    append(answers, List.of(answer(1), answer(2)));
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(2, answers.read().size());
    append(answers, List.of(answer(3)));
    assertEquals(List.of(answer(1), answer(2), answer(3)), answers.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request\":",
        "not json",
        "[]",
        "{}",
        "null",
        "{\"request\":{\"id\":7}}",
        "\u0000\u0000\u0000"
      })
  void damagedLine_isNamed(String damage) throws IOException {
    Answers answers = answers();
    append(answers, List.of(answer(1)));
    Files.writeString(file(), damage + "\n", StandardOpenOption.APPEND);
    append(answers, List.of(answer(2)));
    CodexException failure = assertThrows(CodexException.class, answers::read);
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("answers.jsonl:2 "), message);
    assertTrue(message.contains("remove it"), message);
  }

  @Test
  void severalThreads_neverMixTheirLines() {
    Answers answers = answers();
    try (Answers.Log log = answers.append(false)) {
      IntStream.range(0, 200).parallel().forEach(i -> log.add(answer(i)));
    }
    assertEquals(200, answers.read().stream().map(a -> a.request().id()).distinct().count());
  }

  @Test
  void replace_leavesNothingOfTheOldAnswers() {
    Answers answers = answers();
    append(answers, List.of(answer(1), answer(2)));
    answers.replace(List.of(answer(2)));
    assertEquals(List.of(answer(2)), answers.read());
  }

  private static Answer answer(int i) {
    return new Answer(
        new Request("id" + i, "Grüße \"you\"\n\u2028", "a.B#c()", "void c()", "a.B"),
        i % 2 == 0 ? Outcome.ANSWERED : Outcome.REFUSED,
        "void c() {\n  // \\ \t \ud83d\ude00\n}",
        "",
        List.of(
            new SoftLabel(Question.parse("import:java.util.List"), 0.0001, "retrieval", 15, 0),
            new SoftLabel(Question.parse("concern:has_io"), 1, "verbalised", 3, 0.25)),
        0.3333,
        List.of("a.B#d(int,java.lang.String[])"),
        new Fragment(
            Fragment.Status.PARSED,
            List.of(new Fragment.Named(NodeKind.METHOD, "a.B#c()")),
            List.of(new Edge(EdgeKind.CALLS, "a.B#c()", "a.B#d()", 0, 2))),
        new Provenance(
            "openai", "m", "m-1", "hash", "samples=3", 10, 20, 0.000000125, 3, 1, "", "key", 0.5));
  }

  private static void append(Answers answers, List<Answer> more) {
    try (Answers.Log log = answers.append(false)) {
      more.forEach(log::add);
    }
  }

  private static int firstLineLength(byte[] bytes) {
    int i = 0;
    while (bytes[i] != '\n') {
      i++;
    }
    return i + 1;
  }

  private Path file() {
    return directory.resolve("answers.jsonl");
  }

  private Answers answers() {
    return new Answers(file());
  }
}
