package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Natural-language search: a text finds its method among all shown ones (InfoNCE, van den Oord et
 * al. 2018): {@code −Σ ln softmax(s · cos(text, method))}, with the scale s learned.
 */
final class SearchObjective implements Objective {
  private final int[] requestNodes;
  private final int[] methodNodes;
  private final NDArray texts;
  private final NDArray methods;
  private final Pairs pairs;

  SearchObjective(NDManager manager, Fold fold) {
    int[] requests = fold.searches().stream().mapToInt(Fold.Search::request).toArray();
    int[] nodes = fold.shown().stream().mapToInt(Fold.Row::node).toArray();
    Map<Integer, Integer> position = Folds.positions(nodes);
    this.requestNodes = requests;
    this.methodNodes = nodes;
    this.texts = SparseRows.selecting(requests, fold.size()).tensor(manager);
    this.methods = SparseRows.selecting(nodes, fold.size()).tensor(manager);
    Pairs.Builder builder = new Pairs.Builder(requests.length, nodes.length);
    for (int i = 0; i < requests.length; i++) {
      Integer column = position.get(fold.searches().get(i).method());
      if (column != null) {
        builder.add(i, column);
      }
    }
    this.pairs = builder.build(manager);
  }

  @Override
  public boolean empty() {
    return pairs.size() < 2;
  }

  @Override
  public Head head() {
    return SpecialHead.SEARCH;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    IntStream.of(requestNodes).forEach(last::set);
    IntStream.of(methodNodes).forEach(last::set);
  }

  @Override
  public NDArray loss(Pass pass) {
    NDArray scale = pass.parameter("similar.scale").get(":, 0:1").exp();
    NDArray text = Losses.unit(texts.matMul(pass.output())).mul(scale);
    NDArray method = Losses.unit(methods.matMul(pass.output()));
    NDArray all = Losses.logSumExp(text.matMul(method.transpose()));
    NDArray own = Losses.pairwise(pairs.left(text), pairs.right(method));
    return pairs.left(all).sub(own).mean();
  }
}
