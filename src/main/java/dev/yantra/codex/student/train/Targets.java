package dev.yantra.codex.student.train;

import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.LabelText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The training targets of a method: hard labels from the repository and soft ones from a teacher.
 *
 * @param known whether there is a real method behind it
 * @param calls numbers of the methods that it calls
 * @param imports numbers of the types that it imports
 * @param concerns labels of its concerns; empty where unknown
 * @param kinds labels of the kinds of its tests; empty where unknown
 * @param tests numbers of its tests
 * @param soft the teacher's labels
 * @param stage the curriculum stage that it enters with
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands live at once; nobody compares them.
record Targets(
    boolean known,
    int[] calls,
    int[] imports,
    Optional<Set<String>> concerns,
    Optional<Set<String>> kinds,
    int[] tests,
    List<SoftLabel> soft,
    Example.Stage stage) {

  /** The lesson of a method of the repository. */
  static Targets of(CodeGraph graph, int method, Optional<Example> example) {
    return new Targets(
        true,
        Usage.calls(graph, method),
        Usage.imports(graph, method),
        LabelText.concerns(graph, method),
        LabelText.testKinds(graph, method),
        graph.in(EdgeKind.TESTS).neighbours(method),
        example.map(Example::labels).orElse(List.of()),
        example.map(Example::stage).orElse(Example.Stage.EASY));
  }

  /** The lesson of a request without a method: only what the teacher says. */
  static Targets of(Example example) {
    int[] none = new int[0];
    return new Targets(
        false,
        none,
        none,
        Optional.empty(),
        Optional.empty(),
        none,
        example.labels(),
        example.stage());
  }
}
