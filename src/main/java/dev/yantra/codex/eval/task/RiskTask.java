package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.eval.metric.Auc;
import dev.yantra.codex.eval.metric.CalibrationError;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Risk: which held-out methods had to be fixed once. A method's own past in git is hidden, since it
 * tells the answer; its body is not.
 */
final class RiskTask {
  private static final String FIXED = "fixed";

  private final EvalContext bench;

  RiskTask(EvalContext bench) {
    this.bench = bench;
  }

  EvalReport.Table run() {
    List<Integer> cases = bench.cases(this::hasPast);
    List<Integer> train = bench.side(Split.TRAIN).stream().filter(this::hasPast).toList();
    LabelSystem regression =
        new Classifiers(train, this::sizes, 1, bench.options().seed())
            .logisticRegression(List.of(FIXED), this::fixed);
    List<EvalReport.Row> rows = new ArrayList<>();
    rows.add(row("lines", cases, m -> bench.method(m).body().lines(), false));
    rows.add(row("complexity", cases, m -> bench.method(m).body().complexity(), false));
    NestedCounts rates = new NestedCounts(bench, train, this::fixed, true);
    rows.add(
        row(
            "fixes in class",
            cases,
            m -> rates.estimate(FIXED, bench.method(m).canonical(), 3),
            true));
    rows.add(
        row(
            "regression on size",
            cases,
            m -> regression.scores().of(m).getOrDefault(FIXED, 0.0),
            true));
    for (StudentVariant contender : bench.contenders()) {
      rows.add(
          row(
              contender.system(),
              cases,
              m -> contender.student().risk(new Query.Known(m, Query.View.FULL)),
              true));
    }
    return new EvalReport.Table(
        EvalOptions.Task.RISK.label(),
        "methods that had to be fixed, from their bodies",
        cases.size(),
        List.of("AUC", "ECE"),
        rows,
        List.of(
            "A fix is a commit whose message speaks of one: a weak witness.",
            "One commit may have fixed several methods of a class; the past of the others is known.",
            "It looks back: what a body says of its own past fixes. Not a forecast of new ones.",
            "ECE is an error: less is better."));
  }

  private boolean hasPast(int method) {
    return bench.method(method).history().commits() > 0;
  }

  private Set<String> fixed(int method) {
    return bench.method(method).history().fixes() > 0 ? Set.of(FIXED) : Set.of();
  }

  private Map<String, Double> sizes(int number) {
    MethodNode method = bench.method(number);
    return Map.of(
        "lines", Math.log1p(method.body().lines()),
        "complexity", Math.log1p(method.body().complexity()),
        "statements", Math.log1p(method.body().statements()),
        "parameters", Math.log1p(method.parameters().size()));
  }

  private EvalReport.Row row(
      String system, List<Integer> cases, IntToDoubleFunction score, boolean probability) {
    double[] scores = cases.stream().mapToDouble(score::applyAsDouble).toArray();
    boolean[] truth = new boolean[scores.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = !fixed(cases.get(i)).isEmpty();
    }
    CaseScores figures =
        new CaseScores(bench.bootstrap(), bench.groups(cases)).add("AUC", new Auc(scores, truth));
    if (probability) {
      int[] self = IntStream.range(0, scores.length).toArray();
      figures.add("ECE", new CalibrationError(scores, truth, self));
    }
    return figures.row(system);
  }
}
