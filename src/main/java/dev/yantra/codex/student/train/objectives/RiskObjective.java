package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Risk: whether a method has ever been fixed, told from its code and its neighbours while its own
 * past is out of view. With the past in view the answer would be in the question.
 */
final class RiskObjective implements Objective {
  private final int[] nodes;
  private final NDArray asked;
  private final NDArray fixed;
  private final NDArray ones;
  private final boolean empty;

  RiskObjective(NDManager manager, Fold fold) {
    CodeGraph graph = fold.view().graph();
    List<Integer> pastless =
        fold.shown().stream().map(Fold.Row::node).filter(fold.pastless()::get).toList();
    float[] targets = new float[Math.max(1, pastless.size())];
    float[] weights = new float[targets.length];
    int fixes = 0;
    for (int i = 0; i < pastless.size(); i++) {
      boolean hit = graph.method(pastless.get(i)).history().fixes() > 0;
      targets[i] = hit ? 1 : 0;
      weights[i] = 1;
      fixes += hit ? 1 : 0;
    }
    int[] chosen = pastless.stream().mapToInt(Integer::intValue).toArray();
    this.nodes = chosen;
    this.empty = fixes == 0;
    this.asked = SparseRows.selecting(chosen, fold.size()).tensor(manager);
    this.fixed = Dense.owned(manager, targets, new Shape(targets.length, 1));
    this.ones = Dense.owned(manager, weights, new Shape(targets.length, 1));
  }

  @Override
  public boolean empty() {
    return empty;
  }

  @Override
  public Head head() {
    return SpecialHead.RISK;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    IntStream.of(nodes).forEach(last::set);
  }

  @Override
  public NDArray loss(Pass pass) {
    NDArray z =
        asked
            .matMul(pass.output())
            .matMul(pass.parameter("risk.weight"))
            .add(pass.parameter("risk.bias"));
    return Losses.bernoulli(z, fixed, ones).div(ones.sum());
  }
}
