package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.network.NodeFeatures;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A head whose labels are described in words: concerns and kinds of test asked of rows, bug types
 * asked of methods in full view.
 */
final class DescribedObjective implements Objective {
  private final String head;
  private final float weight;
  private final NDArray descriptions;
  private final LabelTargets targets;
  private final int[] nodes;
  private final Optional<NDArray> shown;

  private DescribedObjective(
      String head,
      float weight,
      NDArray descriptions,
      LabelTargets targets,
      int[] nodes,
      Optional<NDArray> shown) {
    this.head = head;
    this.weight = weight;
    this.descriptions = descriptions;
    this.targets = targets;
    this.nodes = nodes;
    this.shown = shown;
  }

  static DescribedObjective concerns(
      NDManager manager, Fold fold, NodeFeatures features, List<String> labels) {
    return ofRows(
        manager, fold, features, "concerns", Question.Kind.CONCERN, labels, Targets::concerns);
  }

  static DescribedObjective kinds(
      NDManager manager, Fold fold, NodeFeatures features, List<String> labels) {
    return ofRows(
        manager, fold, features, "kinds", Question.Kind.TEST_KIND, labels, Targets::kinds);
  }

  private static DescribedObjective ofRows(
      NDManager manager,
      Fold fold,
      NodeFeatures features,
      String head,
      Question.Kind kind,
      List<String> labels,
      Function<Targets, Optional<Set<String>>> truth) {
    Map<String, Integer> columns = columns(labels);
    LabelTargets targets =
        new LabelTargets(
            manager,
            fold.rows(),
            kind,
            columns,
            lesson -> truth.apply(lesson).map(holds -> numbers(holds, columns)));
    return new DescribedObjective(
        head, 0.3f, descriptions(manager, features, labels), targets, new int[0], Optional.empty());
  }

  /** Bug types: only a teacher names them, and it has seen the body. */
  static DescribedObjective bugs(
      NDManager manager, Fold fold, NodeFeatures features, List<String> labels) {
    LabelTargets targets =
        new LabelTargets(
            manager, fold.shown(), Question.Kind.BUG, columns(labels), lesson -> Optional.empty());
    int[] nodes = fold.shown().stream().mapToInt(Fold.Row::node).toArray();
    return new DescribedObjective(
        "bugs",
        0.2f,
        descriptions(manager, features, labels),
        targets,
        nodes,
        Optional.of(SparseRows.selecting(nodes, fold.size()).tensor(manager)));
  }

  @Override
  public boolean empty() {
    return targets.empty();
  }

  @Override
  public String head() {
    return head;
  }

  @Override
  public float weight() {
    return weight;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    IntStream.of(nodes).forEach(last::set);
  }

  @Override
  public NDArray loss(Pass pass) {
    NDArray asked = shown.map(s -> s.matMul(pass.output())).orElse(pass.queries());
    NDArray query = asked.matMul(pass.parameter(head + ".query"));
    NDArray label =
        descriptions.matMul(pass.parameter("words")).matMul(pass.parameter("described.label"));
    NDArray z = query.matMul(label.transpose()).add(pass.parameter(head + ".bias"));
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
