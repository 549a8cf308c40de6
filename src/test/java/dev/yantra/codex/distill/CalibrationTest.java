package dev.yantra.codex.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.distill.DistillReport.Agreement;
import dev.yantra.codex.graph.CodeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Calibration of labels and confidences against a repository whose truth is known. */
final class CalibrationTest {
  private static final Question IO = Question.parse("concern:has_io");
  private static final Question TIME = Question.parse("concern:has_time");
  private static final Question PARSING = Question.parse("concern:has_parsing");

  private final CodeGraph graph = ToyRepository.graph(200);
  private final Truth truth = new Truth(graph);

  private static Draft draft(int node, Split split, double confidence, SoftLabel... labels) {
    return new Draft(
        new Request("r" + node, "text", "m", "s", "o"),
        "x",
        node,
        node,
        split,
        List.of(labels),
        confidence);
  }

  private static SoftLabel said(Question question, double p, String how) {
    return new SoftLabel(question, p, how, 1, 0);
  }

  private boolean holds(int node, Question question) {
    return truth.holds(node, question).orElseThrow();
  }

  /** A teacher that says 0.9 of what is true and 0.4 of what is not. */
  private List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    graph
        .methods()
        .filter(m -> truth.holds(m, IO).isPresent())
        .forEach(
            m ->
                drafts.add(draft(m, Split.TRAIN, 0.6, said(IO, holds(m, IO) ? 0.9 : 0.4, "said"))));
    return drafts;
  }

  @Test
  void labels_moveToWhatIsTrueAndAreNeverQuiteSure() {
    List<Draft> drafts = drafts();
    assertTrue(drafts.size() >= 100, drafts.size() + " methods");
    LabelCalibration calibration = LabelCalibration.fit(drafts, truth);
    for (Draft draft : calibration.apply(drafts)) {
      SoftLabel label = draft.labels().get(0);
      boolean yes = holds(draft.node(), IO);
      assertEquals(yes ? 1 : 0, label.probability(), 0.05);
      assertTrue(label.probability() >= 0.001 && label.probability() <= 0.999);
      assertEquals("said", label.how());
      assertEquals(IO, label.question());
    }
    Agreement all = calibration.agreement().get(0);
    double yes = drafts.stream().filter(d -> holds(d.node(), IO)).count() / (double) drafts.size();
    assertEquals(drafts.size(), all.judged());
    assertEquals(drafts.size(), all.labels());
    assertEquals(yes, all.yes(), 1e-12);
    assertEquals(1, all.accuracy());
    assertEquals(yes * 0.1 + (1 - yes) * 0.4, all.eceBefore(), 1e-9);
    assertTrue(all.eceAfter() < 0.05);
    assertEquals("platt", all.method());
    assertEquals("x", all.teacher());
    assertEquals("has_io", calibration.byLabel().get(0).subject());
    assertEquals(drafts.size(), calibration.byLabel().get(0).judged());
  }

  @Test
  void labels_ofOneSideOnlyAreCountedAndTeachNothing() {
    List<Draft> validation =
        drafts().stream()
            .map(d -> draft(d.node(), Split.VALIDATION, 0.6, d.labels().get(0)))
            .toList();
    LabelCalibration calibration = LabelCalibration.fit(validation, truth);
    Agreement all = calibration.agreement().get(0);
    assertEquals(validation.size(), all.labels());
    assertEquals(0, all.judged());
    assertEquals(0, all.yes());
    assertEquals("none", all.method());
    assertEquals(
        validation.get(0).labels().get(0).probability(),
        calibration.apply(validation).get(0).labels().get(0).probability());
    assertEquals(List.of(), calibration.byLabel());
  }

  @Test
  void labels_readOffCodeAreAnotherWitness() {
    int node = drafts().get(0).node();
    List<Draft> both =
        List.of(
            draft(node, Split.TRAIN, 0.6, said(IO, 0.9, "said"), said(IO, 0.2, CodeLabels.HOW)));
    assertEquals(
        List.of("x", "x code"),
        LabelCalibration.fit(both, truth).agreement().stream().map(Agreement::teacher).toList());
    assertEquals(
        0.999,
        LabelCalibration.fit(both, truth)
            .apply(List.of(draft(node, Split.TRAIN, 0.6, said(TIME, 1, "other"))))
            .get(0)
            .labels()
            .get(0)
            .probability());
  }

  @Test
  void answer_isRightWithAtMostOneWrongConcern() {
    int node = drafts().get(0).node();
    List<SoftLabel> wrong = new ArrayList<>();
    List<SoftLabel> right = new ArrayList<>();
    for (Question q : List.of(IO, TIME, PARSING)) {
      right.add(said(q, holds(node, q) ? 0.5 : 0.49, "said"));
      wrong.add(said(q, holds(node, q) ? 0.49 : 0.5, "said"));
    }
    assertEquals(OptionalDouble.of(1), right(node, right.get(0), right.get(1), right.get(2)));
    assertEquals(OptionalDouble.of(1), right(node, wrong.get(0), right.get(1), right.get(2)));
    assertEquals(OptionalDouble.of(0), right(node, wrong.get(0), wrong.get(1), right.get(2)));
    assertEquals(
        OptionalDouble.empty(), right(node, said(Question.parse("concern:own"), 1, "said")));
  }

  private OptionalDouble right(int node, SoftLabel... labels) {
    return ConfidenceCalibration.right(draft(node, Split.TRAIN, 0.5, labels), truth);
  }

  @Test
  void confidence_becomesTheShareOfRightAnswers() {
    List<Draft> drafts = new ArrayList<>();
    for (Draft d : drafts()) {
      boolean right = d.node() % 4 != 0;
      SoftLabel io = said(IO, holds(d.node(), IO) == right ? 0.9 : 0.1, "said");
      SoftLabel time = said(TIME, holds(d.node(), TIME) == right ? 0.9 : 0.1, "said");
      drafts.add(draft(d.node(), Split.TRAIN, 0.5, io, time));
    }
    double share = drafts.stream().filter(d -> d.node() % 4 != 0).count() / (double) drafts.size();
    ConfidenceCalibration calibration = ConfidenceCalibration.fit(drafts, truth);
    for (Draft d : calibration.apply(drafts)) {
      assertEquals(share, d.confidence(), 0.07);
    }
    assertEquals(Math.abs(share - 0.5), calibration.errorBefore(), 1e-9);
    assertTrue(calibration.errorAfter() < 0.07);
    Draft stranger = new Draft(drafts.get(0).request(), "y", 1, 1, Split.TRAIN, List.of(), 0.123);
    assertEquals(0.123, calibration.apply(List.of(stranger)).get(0).confidence());
  }
}
