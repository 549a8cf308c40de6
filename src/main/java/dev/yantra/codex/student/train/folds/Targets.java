package dev.yantra.codex.student.train.folds;

import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Usage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The training targets of a method: hard labels from the repository and soft ones from a teacher.
 *
 * @param known whether there is a real method behind it
 * @param calls numbers of the methods that it calls
 * @param imports numbers of the types that it imports
 * @param labels of each head of labels, those that hold; without heads of which nothing is known
 * @param tests numbers of its tests
 * @param soft the teacher's labels
 * @param stage the curriculum stage that it enters with
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands live at once; nobody compares them.
public record Targets(
    boolean known,
    int[] calls,
    int[] imports,
    Map<LabelHead, Set<String>> labels,
    int[] tests,
    List<SoftLabel> soft,
    Example.Stage stage) {

  /** The lesson of a method of the repository. */
  public static Targets of(CodeGraph graph, int method, Optional<Example> example) {
    return new Targets(
        true,
        Usage.calls(graph, method),
        Usage.imports(graph, method),
        labels(graph, method),
        graph.in(EdgeKind.TESTS).neighbours(method),
        example.map(Example::labels).orElse(List.of()),
        example.map(Example::stage).orElse(Example.Stage.EASY));
  }

  /** The lesson of a request without a method: only what the teacher says. */
  public static Targets of(Example example) {
    int[] none = new int[0];
    return new Targets(false, none, none, Map.of(), none, example.labels(), example.stage());
  }

  private static Map<LabelHead, Set<String>> labels(CodeGraph graph, int method) {
    Map<LabelHead, Set<String>> labels = new EnumMap<>(LabelHead.class);
    Head.ofLabels()
        .forEach(
            head ->
                head.known()
                    .flatMap(known -> known.of(graph, method))
                    .ifPresent(holds -> labels.put(head, holds)));
    return labels;
  }

  /** The labels of a head that hold; empty where nothing is known of them. */
  public Optional<Set<String>> of(LabelHead head) {
    return Optional.ofNullable(labels.get(head));
  }
}
