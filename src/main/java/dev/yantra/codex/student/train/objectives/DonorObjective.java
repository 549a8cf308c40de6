package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Donors: from its declaration alone, a hidden method finds the shown methods whose bodies are like
 * the one it will have. The target is a softmax over the cosines of the bodies' words, the loss its
 * cross-entropy with {@code softmax(s · cos)} of the embeddings.
 */
final class DonorObjective implements Objective {
  private static final int MOST_ROWS = 500;

  /** Bodies less alike than this teach nothing. */
  private static final float LEAST_COSINE = 0.3f;

  /** Cosines this much apart weigh 1 to e. */
  private static final float SHARPNESS = 0.07f;

  private final int[] donorNodes;
  private final NDArray rows;
  private final NDArray donors;
  private final NDArray targets;
  private final int size;

  DonorObjective(NDManager manager, Fold fold, IntFunction<SparseVector> bodies) {
    CodeGraph graph = fold.view().graph();
    int[] nodes = fold.shown().stream().mapToInt(Fold.Row::node).toArray();
    List<SparseVector> others = IntStream.of(nodes).mapToObj(bodies).toList();
    List<Integer> chosen = new ArrayList<>();
    List<float[]> distributions = new ArrayList<>();
    for (Fold.Row row : fold.rows()) {
      if (row.node() < graph.size() && chosen.size() < MOST_ROWS) {
        SparseVector body = bodies.apply(row.node());
        float[] cosines = new float[others.size()];
        float best = 0;
        for (int i = 0; i < cosines.length; i++) {
          cosines[i] = body.dot(others.get(i));
          best = Math.max(best, cosines[i]);
        }
        if (best >= LEAST_COSINE) {
          chosen.add(row.node());
          distributions.add(Softmax.tempered(cosines, SHARPNESS));
        }
      }
    }
    this.donorNodes = nodes;
    this.size = chosen.size();
    float[] flat = new float[Math.max(1, size) * Math.max(1, nodes.length)];
    for (int r = 0; r < size; r++) {
      System.arraycopy(distributions.get(r), 0, flat, r * nodes.length, nodes.length);
    }
    this.rows =
        SparseRows.selecting(chosen.stream().mapToInt(Integer::intValue).toArray(), fold.size())
            .tensor(manager);
    this.donors = SparseRows.selecting(nodes, fold.size()).tensor(manager);
    this.targets =
        Dense.owned(manager, flat, new Shape(Math.max(1, size), Math.max(1, nodes.length)));
  }

  @Override
  public boolean empty() {
    return size < 2;
  }

  @Override
  public Head head() {
    return SpecialHead.DONORS;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    // Its rows are the fold's.
    IntStream.of(donorNodes).forEach(last::set);
  }

  @Override
  public NDArray loss(Pass pass) {
    NDArray scale = pass.parameter("similar.scale").get(":, 1:2").exp();
    NDArray query = Losses.unit(rows.matMul(pass.output())).mul(scale);
    NDArray donor = Losses.unit(donors.matMul(pass.output()));
    NDArray z = query.matMul(donor.transpose());
    return Losses.scaled(Losses.logSumExp(z).sum().sub(z.mul(targets).sum()), 1f / size);
  }
}
