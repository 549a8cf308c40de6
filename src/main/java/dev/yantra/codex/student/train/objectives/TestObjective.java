package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which tests exercise a method: a softmax over test methods, asked of methods whose tests are out
 * of view.
 */
final class TestObjective implements Objective {
  private static final int MOST_TESTS = 2000;

  private final int[] nodes;
  private final NDArray tests;
  private final Pairs pairs;

  TestObjective(NDManager manager, Fold fold, Random random) {
    CodeGraph graph = fold.view().graph();
    TreeSet<Integer> chosen = new TreeSet<>();
    for (Fold.Row row : fold.rows()) {
      for (int test : row.lesson().tests()) {
        if (chosen.size() < MOST_TESTS && Usage.isTest(graph, test) && !fold.view().hides(test)) {
          chosen.add(test);
        }
      }
    }
    List<Integer> others =
        new ArrayList<>(
            graph
                .methods()
                .filter(t -> Usage.isTest(graph, t) && !fold.view().hides(t))
                .boxed()
                .toList());
    Collections.shuffle(others, random);
    others.stream().limit(Math.max(0, MOST_TESTS - chosen.size())).forEach(chosen::add);
    int[] columns = chosen.stream().mapToInt(Integer::intValue).toArray();
    Map<Integer, Integer> position = Folds.positions(columns);
    this.nodes = columns;
    this.tests = SparseRows.selecting(columns, fold.size()).tensor(manager);
    Pairs.Builder builder = new Pairs.Builder(fold.rows().size(), columns.length);
    for (int r = 0; r < fold.rows().size(); r++) {
      for (int test : fold.rows().get(r).lesson().tests()) {
        Integer column = position.get(test);
        if (column != null) {
          builder.add(r, column);
        }
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
    return SpecialHead.TESTS;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    IntStream.of(nodes).forEach(last::set);
  }

  @Override
  public NDArray loss(Pass pass) {
    NDArray query = pass.queries().matMul(pass.parameter("tests.query"));
    NDArray label = tests.matMul(pass.output()).matMul(pass.parameter("tests.label"));
    NDArray all = Losses.logSumExp(query.matMul(label.transpose()));
    NDArray own = Losses.pairwise(pairs.left(query), pairs.right(label));
    NDArray weights = pairs.left(pass.rowWeights());
    return pairs.left(all).sub(own).mul(weights).sum().div(Losses.atLeastOne(weights.sum()));
  }
}
