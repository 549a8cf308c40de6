package dev.yantra.codex.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MergerTest {
  private static final Question IO = Question.parse("concern:has_io");
  private static final Merger UNPROVEN = new Merger((draft, label) -> Double.POSITIVE_INFINITY);
  private static final Question TIME = Question.parse("concern:has_time");

  private static Draft draft(String request, String teacher, double confidence, SoftLabel... all) {
    return new Draft(
        new Request(request, "text of " + request, "m", "s", "o"),
        teacher,
        3,
        2,
        Split.TRAIN,
        List.of(all),
        confidence);
  }

  @Test
  void examples_areOneForEachRequestInOrder() {
    SoftLabel label = new SoftLabel(IO, 0.3, "said", 4, 0.2);
    List<Example> examples =
        UNPROVEN.examples(List.of(draft("b", "x", 0.95, label), draft("a", "x", 0.5, label)));
    assertEquals(List.of("a", "b"), examples.stream().map(Example::id).toList());
    Example b = examples.get(1);
    assertEquals("text of b", b.text());
    assertEquals("m", b.method());
    assertEquals(Split.TRAIN, b.split());
    assertEquals(2, b.group());
    assertEquals(List.of(label), b.labels());
    assertEquals(Example.Stage.EASY, b.stage());
    assertEquals(Example.Stage.HARD, examples.get(0).stage());
  }

  private static List<Draft> two() {
    return List.of(
        draft("a", "x", 0.8, new SoftLabel(IO, 0.2, "said", 1, 0)),
        draft(
            "a",
            "y",
            0.6,
            new SoftLabel(IO, 0.6, "logprob", 3, 0.1),
            new SoftLabel(TIME, 1, "said", 1, 0)));
  }

  @Test
  void question_isAnsweredByTheVoiceThatErredLess() {
    Example merged =
        new Merger((draft, label) -> draft.voice().equals("x") ? 0.1 : 0.2).examples(two()).get(0);
    assertEquals(
        List.of(new SoftLabel(IO, 0.2, "said", 1, 0), new SoftLabel(TIME, 1, "said", 1, 0)),
        merged.labels());
  }

  @Test
  void question_withoutAnyRecordIsAnsweredByTheTeacherAskedLater() {
    Example merged = UNPROVEN.examples(two()).get(0);
    assertEquals(new SoftLabel(IO, 0.6, "logprob", 3, 0.1), merged.labels().get(0));
    assertEquals(2, merged.labels().size());
    assertEquals(0.6, merged.confidence());
    assertEquals(Example.Stage.HARD, merged.stage());
  }

  @Test
  void confidence_isRoundedAsItStandsInTheFile() {
    Example merged = UNPROVEN.examples(List.of(draft("a", "x", 0.90004))).get(0);
    assertEquals(0.9, merged.confidence());
    assertEquals(Example.Stage.MEDIUM, merged.stage());
  }
}
