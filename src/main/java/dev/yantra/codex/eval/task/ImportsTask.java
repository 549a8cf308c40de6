package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.eval.metric.MicroF1;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Imports that a method needs, said before its body exists. */
final class ImportsTask {
  private static final int ASKED = 50;

  private final EvalContext bench;
  private final Map<String, Set<String>> bySimpleName = new HashMap<>();

  ImportsTask(EvalContext bench) {
    this.bench = bench;
    for (int n = 0; n < bench.graph().size(); n++) {
      if (bench.graph().in(EdgeKind.IMPORTS).degree(n) > 0) {
        String id = bench.graph().node(n).id();
        bySimpleName
            .computeIfAbsent(
                bench.graph().node(n).canonical().ownerSimpleName(), s -> new TreeSet<>())
            .add(id);
      }
    }
  }

  EvalReport.Table run() {
    List<Integer> train = bench.side(Split.TRAIN);
    NestedCounts counts = new NestedCounts(bench, train, this::truth, true);
    NearestNeighbours neighbours = new NearestNeighbours(bench);
    List<LabelSystem> systems =
        new ArrayList<>(
            List.of(
                new LabelSystem(
                    "frequency in package",
                    m -> counts.estimates(bench.graph().node(m).canonical(), 2)),
                new LabelSystem("nested cache + signature", m -> signature(m, counts)),
                new LabelSystem("nearest neighbours", m -> neighbours.shares(m, this::truth))));
    systems.addAll(bench.asked((student, query) -> student.imports(query, ASKED)));
    List<Integer> cases = bench.cases(m -> true);
    List<Integer> validation = bench.validation(m -> true);
    List<EvalReport.Row> rows = new ArrayList<>();
    for (LabelSystem system : systems) {
      double threshold = new LabelTable(system, validation, this::truth).bestThreshold();
      MicroF1 f1 = new LabelTable(system, cases, this::truth).at(threshold);
      rows.add(
          new CaseScores(bench.bootstrap(), bench.groups(cases))
              .add("micro-F1", f1.f1())
              .add("precision", f1.precision())
              .add("recall", f1.recall())
              .row(system.name()));
    }
    return new EvalReport.Table(
        EvalOptions.Task.IMPORTS.label(),
        "imports that a method needs, from its declaration",
        cases.size(),
        List.of("micro-F1", "precision", "recall"),
        rows,
        List.of(
            "Each system's threshold is the one around which F1 is best on the validation side."));
  }

  private Set<String> truth(int method) {
    return Arrays.stream(Usage.imports(bench.graph(), method))
        .mapToObj(n -> bench.graph().node(n).id())
        .collect(Collectors.toSet());
  }

  /** The nested cache, and certainty for what the signature names. */
  private Map<String, Double> signature(int method, NestedCounts counts) {
    MethodNode node = bench.method(method);
    Map<String, Double> scores = new HashMap<>(counts.estimates(node.canonical(), 3));
    Set<String> names = new HashSet<>(node.throwsTypes());
    names.addAll(Arrays.asList(node.returnType().split("(?U)\\W+", -1)));
    node.parameters().forEach(p -> names.addAll(Arrays.asList(p.type().split("(?U)\\W+", -1))));
    for (String name : names) {
      bySimpleName.getOrDefault(name, Set.of()).stream()
          .max(
              (a, b) -> {
                int byScore =
                    Double.compare(scores.getOrDefault(a, 0.0), scores.getOrDefault(b, 0.0));
                return byScore != 0 ? byScore : b.compareTo(a);
              })
          .ifPresent(type -> scores.put(type, 1.0));
    }
    return scores;
  }
}
