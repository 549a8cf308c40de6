package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.metric.Metric;
import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.eval.report.CaseMetric;
import dev.yantra.codex.eval.report.EvalReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one system, gathered one by one over the same cases. */
final class CaseScores {
  private final Bootstrap bootstrap;
  private final int[] groups;
  private final Map<String, Interval> figures = new LinkedHashMap<>();
  private final Map<String, CaseMetric> measured = new LinkedHashMap<>();

  CaseScores(Bootstrap bootstrap, int[] groups) {
    this.bootstrap = bootstrap;
    this.groups = groups.clone();
  }

  CaseScores add(String name, Metric metric) {
    figures.put(name, bootstrap.interval(metric, groups));
    measured.put(name, new CaseMetric(metric, groups));
    return this;
  }

  /** Recall at {@code k} for each of some cut-offs, and mean reciprocal rank. */
  CaseScores addRanks(List<Rank> ranks, int... cutOffs) {
    add("MRR", Metric.mean(ranks.stream().mapToDouble(Rank::reciprocal).toArray()));
    for (int k : cutOffs) {
      add("R@" + k, Metric.mean(ranks.stream().mapToDouble(r -> r.recallAt(k)).toArray()));
    }
    return this;
  }

  EvalReport.Row row(String system) {
    return new EvalReport.Row(system, figures, measured);
  }
}
