package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The objective of a head of labels with texts. What the repository shows is asked of rows; what
 * only a teacher says is asked of methods in full view.
 */
final class DescribedObjective implements Objective {
  private final LabelHead head;
  private final NDArray descriptions;
  private final LabelTargets targets;
  private final int[] nodes;
  private final Optional<NDArray> shown;

  /**
   * An objective.
   *
   * @param labels of the head, in order
   */
  DescribedObjective(
      NDManager manager, Fold fold, NodeFeatures features, LabelHead head, List<String> labels) {
    boolean ofRows = head.known().isPresent();
    Map<String, Integer> columns = columns(labels);
    this.head = head;
    this.descriptions = descriptions(manager, features, labels);
    this.targets =
        new LabelTargets(
            manager,
            ofRows ? fold.rows() : fold.shown(),
            head.question(),
            columns,
            lesson ->
                ofRows ? lesson.of(head).map(holds -> numbers(holds, columns)) : Optional.empty());
    this.nodes = ofRows ? new int[0] : fold.shown().stream().mapToInt(Fold.Row::node).toArray();
    this.shown =
        ofRows
            ? Optional.empty()
            : Optional.of(SparseRows.selecting(nodes, fold.size()).tensor(manager));
  }

  @Override
  public boolean empty() {
    return targets.empty();
  }

  @Override
  public Head head() {
    return head;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    IntStream.of(nodes).forEach(last::set);
  }

  @Override
  public NDArray loss(Pass pass) {
    NDArray asked = shown.map(s -> s.matMul(pass.output())).orElse(pass.queries());
    NDArray query = asked.matMul(pass.parameter(head.key() + ".query"));
    NDArray label =
        descriptions.matMul(pass.parameter("words")).matMul(pass.parameter("described.label"));
    NDArray z = query.matMul(label.transpose()).add(pass.parameter(head.key() + ".bias"));
    NDArray rowWeights =
        shown.isPresent()
            ? asked.getManager().ones(new Shape(asked.getShape().get(0), 1))
            : pass.rowWeights();
    return targets.loss(z, rowWeights, pass.temperature());
  }

  private static NDArray descriptions(
      NDManager manager, NodeFeatures features, List<String> labels) {
    SparseRows rows = new SparseRows(features.encoder().buckets());
    labels.forEach(label -> rows.add(features.text(LabelText.of(label))));
    return rows.tensor(manager);
  }

  private static Map<String, Integer> columns(List<String> labels) {
    Map<String, Integer> columns = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      columns.put(labels.get(i), i);
    }
    return columns;
  }

  private static Set<Integer> numbers(Set<String> labels, Map<String, Integer> columns) {
    Set<Integer> numbers = new TreeSet<>();
    for (String label : labels) {
      Integer column = columns.get(label);
      if (column != null) {
        numbers.add(column);
      }
    }
    return numbers;
  }
}
