package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.HeadMatrix;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.calibrate.Calibrator;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.train.StudentTraining;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each head has all of its parts: a place, matrices, a mixture, and a way to answer. */
final class HeadPartsTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(6, 5);
  private static final Model MODEL = StudentTraining.untrained(GRAPH, 5);

  static List<Head> heads() {
    return Head.ALL;
  }

  @Test
  void heads_haveNamesAndPlacesOfTheirOwn() {
    int size = SpecialHead.values().length + LabelHead.values().length;
    assertEquals(size, Head.ALL.stream().map(Head::key).distinct().count());
    assertEquals(
        IntStream.rangeClosed(1, size).boxed().toList(),
        Head.ALL.stream().map(head -> head.role().place()).toList());
  }

  @ParameterizedTest
  @MethodSource("heads")
  void head_hasMatricesInTheNetwork(Head head) {
    Set<String> names =
        head.matrices().stream()
            .map(HeadMatrix::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(names.isEmpty());
    assertTrue(MODEL.network().matrices().keySet().containsAll(names), names.toString());
  }

  @ParameterizedTest
  @MethodSource("heads")
  void head_startsWithAWeightForEachColumnOfItsEvidence(Head head) {
    Evidence.Form form = Evidence.Form.of(head);
    // A search has the last column only where an encoder reads along.
    int optional = head == SpecialHead.SEARCH ? 1 : 0;
    assertEquals(form.columns().size() - optional, form.start().weights().length);
    assertEquals(form.start().toString(), MODEL.calibration().of(head).toString());
  }

  @Test
  void calibration_keepsAMixtureOfEveryHead() {
    StudentCalibration fitted =
        new Calibrator(MODEL, GRAPH, Splits.of(GRAPH, 5), 5).calibrated().calibration();
    for (Head head : Head.ALL) {
      Blend start = Evidence.Form.of(head).start();
      assertEquals(start.weights().length, fitted.of(head).weights().length, head.key());
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void head_ranksAnswersOrHasAQuestionOfItsOwn(Head head) {
    ServedStudent student = ServedStudent.heldOut(MODEL, GRAPH, Splits.of(GRAPH, 5));
    Query query = new Query.Known(GRAPH.methods().findFirst().orElseThrow(), Query.View.SPEC);
    if (Set.<Head>of(SpecialHead.RISK, SpecialHead.SEARCH, SpecialHead.TESTS).contains(head)) {
      assertThrows(IllegalArgumentException.class, () -> student.answers(head, query, 1));
    } else {
      assertFalse(student.answers(head, query, 1).isEmpty());
    }
    if (head instanceof LabelHead labels) {
      assertEquals(labels.labels().size(), student.answers(head, query, 99).size());
    }
  }

  @Test
  void label_hasAText() {
    Head.ofLabels()
        .forEach(
            head ->
                head.labels().forEach(l -> assertFalse(head.text(l).orElseThrow().isBlank(), l)));
  }
}
