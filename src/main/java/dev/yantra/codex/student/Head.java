package dev.yantra.codex.student;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question about methods that the network learns to answer, and all that rooms have to know of it
 * besides its classes. Those stand in one table a room: {@code
 * student.train.objectives.Objectives}, {@code student.serve.Evidence}, {@code
 * student.calibrate.Calibrator} and {@code eval.EvalOptions.Task}; CONTRIBUTING.md walks through
 * them.
 */
public sealed interface Head permits LabelHead, SpecialHead {
  /** All heads, in the order of their places. */
  List<Head> ALL =
      Stream.<Head>concat(Stream.of(SpecialHead.values()), Stream.of(LabelHead.values()))
          .sorted(Comparator.comparingInt(head -> head.role().place()))
          .toList();

  /** Its name in checkpoints and reports. */
  String key();

  /** Its part in training and evaluation. */
  Role role();

  /** Its learned matrices; heads may share one. */
  List<HeadMatrix> matrices();

  /** The heads of labels with texts, in the order of {@link #ALL}. */
  static Stream<LabelHead> ofLabels() {
    return ALL.stream().filter(LabelHead.class::isInstance).map(LabelHead.class::cast);
  }

  /**
   * A part in training and evaluation.
   *
   * @param place from 1 on, its turn when losses are summed and samples drawn: at another one the
   *     last bits are others, so that a new head gets the last
   * @param weight its share in the sum of all losses
   * @param stops whether its loss on the validation side has a say in when training stops
   * @param measured whether an evaluation has a table of it
   */
  record Role(int place, float weight, boolean stops, boolean measured) {}
}
