package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.Concern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Concerns of a body that does not exist yet. */
final class ConcernsTask {
  private static final List<String> LABELS =
      Arrays.stream(Concern.values()).map(Concern::label).toList();

  private final EvalContext bench;
  private final OfflineTeacher teacher;

  ConcernsTask(EvalContext bench, OfflineTeacher teacher) {
    this.bench = bench;
    this.teacher = teacher;
  }

  EvalReport.Table run() {
    LabelTask task = new LabelTask(bench, LABELS, this::truth, bench.side(Split.TRAIN));
    List<LabelSystem> systems = new ArrayList<>(List.of(task.prior(), task.neighbours()));
    systems.addAll(task.classifiers());
    systems.add(teacher.system(Question.Kind.CONCERN));
    systems.addAll(bench.asked((student, query) -> student.concerns(query, LABELS.size())));
    List<Integer> cases = bench.cases(m -> true);
    List<Integer> validation = bench.validation(m -> true);
    List<EvalReport.Row> rows = new ArrayList<>();
    for (LabelSystem system : systems) {
      double threshold = new LabelTable(system, validation, this::truth).bestThreshold();
      LabelTable table = new LabelTable(system, cases, this::truth);
      rows.add(
          new CaseScores(bench.bootstrap(), bench.groups(cases))
              .add("macro-AUC", task.macroAuc(table))
              .add("micro-F1", table.at(threshold).f1())
              .add("ECE", task.calibration(table))
              .row(system.name()));
    }
    return new EvalReport.Table(
        EvalOptions.Task.CONCERNS.label(),
        "concerns of the body, from the declaration",
        cases.size(),
        List.of("macro-AUC", "micro-F1", "ECE"),
        rows,
        task.notes(
            "Each system's threshold is the one around which F1 is best on the validation side.",
            "ECE is an error: less is better.",
            "'teacher' is the offline one, asked on the same held-out methods."));
  }

  private Set<String> truth(int method) {
    return bench.method(method).body().concerns().stream()
        .map(Concern::label)
        .collect(Collectors.toSet());
  }
}
