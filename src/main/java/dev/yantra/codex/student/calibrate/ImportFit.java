package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LogisticTrees;
import dev.yantra.codex.student.serve.ImportEvidence;
import dev.yantra.codex.student.serve.ImportPrior;
import dev.yantra.codex.student.serve.ImportRegressions;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.SpecIndex;
import java.util.List;
import java.util.SortedMap;

/**
 * Learns from the training side how the imports of this repository differ from what others teach: a
 * regression for each type, how far the prior is right here, and trees that go on from it.
 */
final class ImportFit {
  private static final int MOST_METHODS = 1000;
  private static final int MOST_ROWS = 3_000_000;
  private static final int LEAST_METHODS = 60;

  /** The firmness with which the slope of the prior is held at 1 and its shift at 0. */
  private static final double RIDGE = 20;

  private static final BoostedTrees.Plan TREES = new BoostedTrees.Plan(80, 4, 0.1, 4, 3);

  private final CodeGraph graph;
  private final Splits splits;
  private final SpecIndex all;
  private final ImportPrior prior;
  private final long seed;

  /**
   * A fit.
   *
   * @param all the training side
   */
  ImportFit(CodeGraph graph, Splits splits, SpecIndex all, ImportPrior prior, long seed) {
    this.graph = graph;
    this.splits = splits;
    this.all = all;
    this.prior = prior;
    this.seed = seed;
  }

  /** The mix of prior and trees; regressions and trees go to the others. */
  Blend fitted(SortedMap<String, Matrix> linear) {
    ImportRegressions.fit(all).store(graph, linear);
    Blend usual = new Blend(new double[] {0, 1, 1}, 0);
    ImportCases drawn = new ImportCases(all, splits, prior.habits(), prior::logit, most(), seed);
    List<LogisticRegression.Case> cases = drawn.cases();
    if (cases.stream().noneMatch(LogisticRegression.Case::yes)) {
      return usual;
    }
    List<LogisticRegression.Case> scores =
        cases.stream()
            .map(
                c ->
                    new LogisticRegression.Case(
                        new double[] {prior.logit(c.evidence())}, c.yes(), c.weight()))
            .toList();
    Blend scaled = BlendFit.cases(scores, new Blend(new double[] {1}, 0), RIDGE);
    BoostedTrees trees =
        LogisticTrees.fit(cases, drawn.groups(), row -> scaled.logit(prior.logit(row)), TREES);
    if (!trees.trees().isEmpty()) {
      linear.put(Model.treesOf(ImportEvidence.after(prior)), trees.matrix());
    }
    return new Blend(new double[] {0, scaled.weights()[0], 1}, scaled.intercept());
  }

  private int most() {
    int candidates = Math.max(1, graph.size() / 20);
    return Math.max(LEAST_METHODS, Math.min(MOST_METHODS, MOST_ROWS / candidates));
  }
}
