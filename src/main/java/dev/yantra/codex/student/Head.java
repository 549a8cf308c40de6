package dev.yantra.codex.student;

import java.util.List;
import java.util.stream.Stream;

/**
 * A question about methods that the network learns to answer, and all that rooms have to know of it
 * besides its classes. Those stand in one table a room: {@code student.train.Objectives}, {@code
 * student.serve.Evidence}, {@code student.calibrate.Calibrator} and {@code eval.EvalOptions.Task}.
 */
public sealed interface Head permits LabelHead, SpecialHead {
  /**
   * All heads, in the order in which their losses are summed. Another order gives other last bits,
   * so a new head goes to the end.
   */
  List<Head> ALL =
      List.of(
          SpecialHead.CALLS,
          SpecialHead.IMPORTS,
          LabelHead.CONCERNS,
          LabelHead.KINDS,
          LabelHead.BUGS,
          SpecialHead.RISK,
          SpecialHead.SEARCH,
          SpecialHead.DONORS,
          SpecialHead.TESTS);

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
   * @param weight its share in the sum of all losses
   * @param stops whether its loss on the validation side has a say in when training stops
   * @param measured whether an evaluation has a table of it
   */
  record Role(float weight, boolean stops, boolean measured) {}
}
