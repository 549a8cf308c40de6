package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.predict.tests.TestKindRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kinds of test that a method needs, said from its declaration; the truth is what its tests are.
 */
final class TestKindsTask {
  private static final List<String> LABELS =
      Arrays.stream(TestKind.values()).map(TestKind::label).toList();

  private final EvalContext bench;
  private final OfflineTeacher teacher;
  private final Truth truth;

  TestKindsTask(EvalContext bench, OfflineTeacher teacher) {
    this.bench = bench;
    this.teacher = teacher;
    this.truth = new Truth(bench.graph());
  }

  EvalReport.Table run() {
    List<Integer> known = LabelTask.known(bench, this::kinds);
    LabelTask task = new LabelTask(bench, LABELS, this::kinds, known);
    List<LabelSystem> systems =
        new ArrayList<>(
            List.of(
                task.prior(), new LabelSystem("signature rules", this::rules), task.neighbours()));
    systems.addAll(task.classifiers());
    systems.add(teacher.system(Question.Kind.TEST_KIND));
    systems.addAll(bench.asked((student, query) -> student.testKinds(query, LABELS.size())));
    List<Integer> cases = bench.cases(m -> !kinds(m).isEmpty());
    List<EvalReport.Row> rows = new ArrayList<>();
    for (LabelSystem system : systems) {
      LabelTable table = new LabelTable(system, cases, this::kinds);
      rows.add(
          new CaseScores(bench.bootstrap(), bench.groups(cases))
              .add("MAP", task.meanAveragePrecision(table, cases))
              .add("macro-AUC", task.macroAuc(table))
              .add("ECE", task.calibration(table))
              .row(system.name()));
    }
    return new EvalReport.Table(
        EvalOptions.Task.TEST_KINDS.label(),
        "kinds of test that a method needs, from the declaration",
        cases.size(),
        List.of("MAP", "macro-AUC", "ECE"),
        rows,
        task.notes(
            "Only methods with tests are asked about: those without do not show what they need.",
            "The kinds of the tests come from rules over their source, not from people."));
  }

  private Set<String> kinds(int method) {
    return truth.testKinds(method).stream().map(TestKind::label).collect(Collectors.toSet());
  }

  private Map<String, Double> rules(int number) {
    MethodNode method = bench.method(number);
    Map<String, Double> scores = new HashMap<>();
    TestKindRules.of(
            method.canonical().member(),
            method.parameters(),
            method.returnType(),
            !method.throwsTypes().isEmpty())
        .forEach((kind, score) -> scores.put(kind.label(), score));
    return scores;
  }
}
