package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LogisticTrees;
import dev.yantra.codex.student.imports.PretrainedImports;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.ImportMemory;
import dev.yantra.codex.student.serve.ImportPrior;
import dev.yantra.codex.student.serve.ImportTerms;
import dev.yantra.codex.student.serve.SpecIndex;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns from many repositories which imports students of others start with.
 *
 * <p>A habit is kept if enough of the repositories have it, so that nothing of one of them alone
 * goes in. When a repository teaches how far to trust habits, its own are left out of them: they
 * will be the habits of others where they are used.
 */
public final class ImportPretraining implements Pretraining {
  /** In how many repositories a habit has to be found. */
  static final int LEAST_REPOSITORIES = 3;

  /** How many methods have to show a habit, in all repositories together. */
  private static final int LEAST_METHODS = 6;

  /** How many methods the student knows that each teaches in turn: most repositories are small. */
  private static final int[] KNOWN = {2500, 300, 1000};

  private static final int LINE_CASES = 80_000;
  private static final double RIDGE = 3;
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(500, 5, 0.1, 10, 10, 0.5);

  private final List<Source> sources = new ArrayList<>();
  private final HashedCounts sums = new HashedCounts();
  private final HashedCounts repositories = new HashedCounts();
  private final int most;
  private final long seed;

  /** One repository with what it usually imports. */
  private record Source(CodeGraph graph, Splits splits, HashedCounts habits) {}

  /** The pretraining of the shipped resource. */
  public ImportPretraining(long seed) {
    this(800, seed);
  }

  /**
   * A pretraining.
   *
   * @param methods of each repository that teach, at most
   * @param seed of the samples that are drawn
   */
  ImportPretraining(int methods, long seed) {
    this.most = methods;
    this.seed = seed;
  }

  @Override
  public String resource() {
    return "student/serve/" + ImportPrior.RESOURCE;
  }

  @Override
  public void add(CodeGraph graph, CallSites sites) {
    HashedCounts habits = new HashedCounts();
    ImportTerms terms = new ImportTerms(graph);
    new SpecIndex(GraphView.whole(graph))
        .specs()
        .forEach(
            (method, spec) -> {
              Set<Integer> labels = new TreeSet<>();
              for (int type : Usage.imports(graph, method)) {
                labels.add(PretrainedImports.type(graph.node(type).id()));
                labels.add(PretrainedImports.word(graph.node(type).canonical().ownerSimpleName()));
              }
              PretrainedImports.count(terms.of(spec), labels, habits);
            });
    habits.forEach(
        (key, count) -> {
          sums.add(key, count);
          repositories.add(key, 1);
        });
    sources.add(new Source(graph, Splits.of(graph, seed), habits));
  }

  @Override
  public Taught taught(Progress progress) {
    List<LogisticRegression.Case> cases = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    Blend usual = ImportMemory.usual();
    for (Source source : sources) {
      progress.update("imports", counts.size(), sources.size(), "");
      List<LogisticRegression.Case> of = new ArrayList<>();
      for (int known : KNOWN) {
        of.addAll(cases(source, known, usual));
      }
      counts.add(of.size());
      cases.addAll(of);
    }
    progress.update("fit", 0, 1, "");
    Collections.shuffle(cases, new Random(seed));
    Blend line = BlendFit.cases(cases.subList(0, Math.min(LINE_CASES, cases.size())), usual, RIDGE);
    BoostedTrees trees =
        LogisticTrees.grow(
            cases.stream().filter(c -> !ImportPrior.hopeless(line.logit(c.evidence()))).toList(),
            line::logit,
            PLAN);
    progress.update("fit", 1, 1, "");
    PretrainedImports kept = PretrainedImports.of(kept(new HashedCounts()));
    String says = String.format(Locale.ROOT, "%,d habits", kept.size());
    return new Taught(ImportPrior.encode(kept, line, trees), counts, says);
  }

  private List<LogisticRegression.Case> cases(Source source, int known, Blend usual) {
    GraphView view =
        GraphView.hiding(source.graph, Excerpt.hidden(source.graph, source.splits, known, seed));
    PretrainedImports others = PretrainedImports.of(kept(source.habits));
    return new ImportCases(new SpecIndex(view), source.splits, others, usual::logit, most, seed)
        .cases();
  }

  /** The habits of all repositories but the one that has some. */
  private HashedCounts kept(HashedCounts own) {
    HashedCounts kept = new HashedCounts();
    repositories.forEach(
        (key, count) -> {
          int left = own.of(key);
          int found = count - (left > 0 ? 1 : 0);
          if (found >= LEAST_REPOSITORIES && sums.of(key) - left >= LEAST_METHODS) {
            kept.add(key, sums.of(key) - left);
          }
        });
    return kept;
  }
}
