package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Targets;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Losses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Targets of independent questions as matrices of shape [rows, labels]: what the repository says,
 * and what a teacher says.
 */
final class LabelTargets {
  /** What the repository says of a row; empty where it says nothing. */
  interface Hard {
    Optional<Set<Integer>> of(Targets lesson);
  }

  private final NDArray truth;
  private final NDArray known;
  private final NDArray taught;
  private final NDArray asked;
  private final boolean anyKnown;
  private final boolean anyAsked;

  /**
   * Collects the targets.
   *
   * @param kind of the questions that ask a teacher; empty where none is asked
   * @param columns column of each label, by the subject of its question
   */
  LabelTargets(
      NDManager manager,
      List<Fold.Row> rows,
      Optional<Question.Kind> kind,
      Map<String, Integer> columns,
      Hard hard) {
    int width = columns.size();
    float[] truth = new float[rows.size() * width];
    float[] known = new float[rows.size()];
    float[] taught = new float[rows.size() * width];
    float[] asked = new float[rows.size() * width];
    boolean anyAsked = false;
    boolean anyKnown = false;
    for (int r = 0; r < rows.size(); r++) {
      int start = r * width;
      Targets lesson = rows.get(r).lesson();
      Optional<Set<Integer>> holds = hard.of(lesson);
      if (holds.isPresent()) {
        known[r] = 1;
        anyKnown = true;
        holds.get().forEach(c -> truth[start + c] = 1);
      }
      for (SoftLabel label : lesson.soft()) {
        Integer column = columns.get(label.question().subject());
        if (kind.equals(Optional.of(label.question().kind())) && column != null) {
          taught[start + column] = (float) label.probability();
          // One vote says less than ten that agree.
          asked[start + column] = (float) (label.n() / (label.n() + 1.0) / (1 + label.spread()));
          anyAsked = true;
        }
      }
    }
    Shape shape = new Shape(rows.size(), width);
    this.truth = Dense.owned(manager, truth, shape);
    this.known = Dense.owned(manager, known, new Shape(rows.size(), 1));
    this.taught = Dense.owned(manager, taught, shape);
    this.asked = Dense.owned(manager, asked, shape);
    this.anyKnown = anyKnown;
    this.anyAsked = anyAsked;
  }

  /** Whether nobody says anything. */
  boolean empty() {
    return !anyKnown && !anyAsked;
  }

  /** Both losses, for each row that counts. */
  NDArray loss(NDArray z, NDArray rowWeights, float temperature) {
    NDArray rows = Losses.atLeastOne(rowWeights.sum());
    NDArray hard = Losses.bernoulli(z, truth, known.mul(rowWeights));
    NDArray loss =
        anyAsked ? hard.add(Losses.distilled(z, taught, asked.mul(rowWeights), temperature)) : hard;
    return loss.div(rows);
  }
}
