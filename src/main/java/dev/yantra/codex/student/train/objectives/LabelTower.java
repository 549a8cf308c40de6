package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.objectives.Objective.Pass;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.BitSet;

/**
 * The labels' side of a head whose labels are nodes, callees or imports:
 *
 * <pre>u_l = [h³_l, h⁰_l] U,  b_l = a + c · ln(1 + uses of l)</pre>
 *
 * <p>with the head's parameters {@code .label} for U and {@code .prior} for a and c. A query q
 * scores ⟨q, u_l⟩ + b_l.
 */
final class LabelTower {
  private final Head head;
  private final int[] nodes;
  private final NDArray selected;
  private final NDArray popularity;

  /**
   * The tower of a head over a fold.
   *
   * @param nodes the labels, in the order of the columns
   * @param relation what counts as a use; only visible ones do
   */
  LabelTower(NDManager manager, Fold fold, Head head, int[] nodes, Relation relation) {
    this.head = head;
    this.nodes = nodes;
    this.selected = SparseRows.selecting(nodes, fold.size()).tensor(manager);
    float[] uses = new float[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      uses[i] = (float) Math.log1p(fold.view().uses(nodes[i], relation));
    }
    this.popularity = Dense.owned(manager, uses, new Shape(nodes.length, 1));
  }

  /** See {@link Objective#reads}. */
  void reads(BitSet last, BitSet first) {
    for (int node : nodes) {
      last.set(node);
      first.set(node);
    }
  }

  /** What a pass makes of the labels and of the fold's rows. */
  Scores scores(Pass pass) {
    NDArray query = pass.queries().matMul(pass.parameter(head.key() + ".query"));
    NDArray described = selected.matMul(pass.output()).concat(selected.matMul(pass.input()), 1);
    NDArray label = described.matMul(pass.parameter(head.key() + ".label"));
    NDArray prior = pass.parameter(head.key() + ".prior");
    NDArray own = popularity.mul(prior.get(":, 1:2")).add(prior.get(":, 0:1"));
    return new Scores(query, label, own);
  }

  /**
   * Rows and labels in the same space.
   *
   * @param query of the rows: [rows, width]
   * @param label u of the labels: [labels, width]
   * @param own b of the labels: [labels, 1]
   */
  record Scores(NDArray query, NDArray label, NDArray own) {
    /** Every row with every label: [rows, labels]. */
    NDArray all() {
      return query.matMul(label.transpose()).add(own.transpose());
    }

    /** Of each pair, the row with the label: [pairs, 1]. */
    NDArray of(Pairs pairs) {
      return Losses.pairwise(pairs.left(query), pairs.right(label)).add(pairs.right(own));
    }
  }
}
