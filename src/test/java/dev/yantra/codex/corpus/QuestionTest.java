package dev.yantra.codex.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Example.Stage;
import dev.yantra.codex.corpus.Question.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionTest {
  @ParameterizedTest
  @EnumSource(Kind.class)
  void question_survivesTheRoundTrip(Kind kind) {
    Question question = new Question(kind, "p.A#b(int):x");
    assertEquals(question, Question.parse(question.toString()));
  }

  @Test
  void question_isItsKindAndItsSubject() {
    assertEquals("test_kind:null_input", new Question(Kind.TEST_KIND, "null_input").toString());
    assertEquals(new Question(Kind.CALL, "p.A#b()"), Question.parse("call:p.A#b()"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "concern", "concern:", "concern: ", "colour:red", ":x"})
  void otherText_isNoQuestion(String text) {
    assertThrows(IllegalArgumentException.class, () -> Question.parse(text));
  }

  @Test
  void questions_areSortedByKindThenBySubject() {
    List<Question> sorted =
        Stream.of("similar:a", "concern:b", "import:z", "concern:a", "import:a")
            .map(Question::parse)
            .sorted()
            .toList();
    assertEquals(
        List.of("import:a", "import:z", "concern:a", "concern:b", "similar:a"),
        sorted.stream().map(Question::toString).toList());
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 1, 0", "1.1, 1, 0", "NaN, 1, 0", "0.5, 0, 0", "0.5, 1, -0.1", "0.5, 1, NaN"})
  void labelOutOfRange_isRefused(double probability, int n, double spread) {
    Question question = new Question(Kind.CONCERN, "has_io");
    assertThrows(
        IllegalArgumentException.class,
        () -> new SoftLabel(question, probability, "verbalised", n, spread));
  }

  @Test
  void labelAtTheEnds_isTaken() {
    Question question = new Question(Kind.CONCERN, "has_io");
    assertEquals(0, new SoftLabel(question, 0, "verbalised", 1, 0).probability());
    assertEquals(1, new SoftLabel(question, 1, "verbalised", 1, 0).probability());
  }

  @Test
  void stage_followsConfidence() {
    assertEquals(Stage.EASY, Stage.of(0.91));
    assertEquals(Stage.MEDIUM, Stage.of(0.9));
    assertEquals(Stage.MEDIUM, Stage.of(0.7));
    assertEquals(Stage.HARD, Stage.of(0.69));
    assertTrue(Stage.of(0) == Stage.HARD && Stage.of(1) == Stage.EASY);
  }
}
