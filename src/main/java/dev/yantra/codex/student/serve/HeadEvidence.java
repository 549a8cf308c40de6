package dev.yantra.codex.student.serve;

/** The evidence of a head that ranks answers: one row for each, mixed by its calibration. */
interface HeadEvidence {
  /** The evidence, one row for each answer. */
  double[][] of(EncodedQuery asked);

  /** The answer that a row stands for: a label, or the id of a node. */
  String answer(int row);

  /** Whether a row may be an answer: nothing is an answer about itself. */
  default boolean eligible(int row, EncodedQuery asked) {
    return true;
  }
}
