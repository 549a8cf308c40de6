package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.folds.Targets;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Imports: one yes or no for each type that some file of the repository imports. */
final class ImportObjective implements Objective {
  private final LabelTower tower;
  private final LabelTargets targets;
  private final boolean empty;

  ImportObjective(NDManager manager, Fold fold) {
    CodeGraph graph = fold.view().graph();
    int[] types = imported(graph).toArray();
    Map<Integer, Integer> position = Folds.positions(types);
    Map<String, Integer> columns = new TreeMap<>();
    position.forEach((node, column) -> columns.put(graph.node(node).id(), column));
    this.tower = new LabelTower(manager, fold, SpecialHead.IMPORTS, types, Relation.USES);
    this.targets =
        new LabelTargets(
            manager,
            fold.rows(),
            Optional.of(Question.Kind.IMPORT),
            columns,
            lesson -> hard(lesson, position));
    this.empty = types.length == 0 || targets.empty();
  }

  /** How many types there are to choose from. */
  static int types(CodeGraph graph) {
    return (int) imported(graph).count();
  }

  private static IntStream imported(CodeGraph graph) {
    return IntStream.range(0, graph.size())
        .filter(n -> graph.in(EdgeKind.IMPORTS).degree(n) > 0 && !Usage.isMethod(graph, n));
  }

  /** A request without a method has no truth; a method without imports has an empty one. */
  private static Optional<Set<Integer>> hard(Targets lesson, Map<Integer, Integer> position) {
    if (!lesson.known()) {
      return Optional.empty();
    }
    Set<Integer> columns = new TreeSet<>();
    for (int type : lesson.imports()) {
      Integer column = position.get(type);
      if (column != null) {
        columns.add(column);
      }
    }
    return Optional.of(columns);
  }

  @Override
  public boolean empty() {
    return empty;
  }

  @Override
  public Head head() {
    return SpecialHead.IMPORTS;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    tower.reads(last, first);
  }

  @Override
  public NDArray loss(Pass pass) {
    return targets.loss(tower.scores(pass).all(), pass.rowWeights(), pass.temperature());
  }
}
