package dev.yantra.codex.student.calls;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.RankingTrees;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Learns from many repositories what students of others start with.
 *
 * <p>A habit is kept if enough of the repositories have it, so that nothing of one of them alone
 * goes in. When a repository teaches how far to trust habits, its own are left out of them: they
 * will be the habits of others where they are used.
 */
public final class CallPretraining implements Pretraining {
  /** In how many repositories a habit has to be found. */
  static final int LEAST_REPOSITORIES = 3;

  private static final int POINTS = 10_000;
  private static final int LINEAR_POINTS = 3000;
  private static final double RIDGE = 3;
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(500, 5, 0.12, 8, 10, 0.5);

  private final List<Source> sources = new ArrayList<>();
  private final HashedCounts sums = new HashedCounts();
  private final HashedCounts repositories = new HashedCounts();
  private final CallChoices.Sample sample;
  private final long seed;

  /** One repository with what it usually calls. */
  private record Source(CodeGraph graph, CallSites sites, Splits splits, HashedCounts habits) {
    boolean taught(String caller) {
      OptionalInt node = graph.find(caller);
      return node.isEmpty() || splits.side(node.getAsInt()) == Split.TRAIN;
    }
  }

  /** The one that makes the resource. */
  public CallPretraining(long seed) {
    this(POINTS, seed);
  }

  /**
   * A pretraining.
   *
   * @param points calls of each repository that teach, at most
   * @param seed of the samples that are drawn
   */
  CallPretraining(int points, long seed) {
    this.sample = new CallChoices.Sample(points, 60, 16);
    this.seed = seed;
  }

  @Override
  public String resource() {
    return "student/calls/" + CallPrior.RESOURCE;
  }

  @Override
  public void add(CodeGraph graph, CallSites sites) {
    HashedCounts habits = new HashedCounts();
    sites
        .byCaller()
        .forEach(
            (caller, calls) -> {
              if (!Usage.inTests(graph, CanonicalId.parse(caller).topLevel())) {
                PretrainedCalls.count(caller, calls, habits);
              }
            });
    habits.forEach(
        (key, count) -> {
          sums.add(key, count);
          repositories.add(key, 1);
        });
    sources.add(new Source(graph, sites, Splits.of(graph, seed), habits));
  }

  @Override
  public Taught taught(Progress progress) {
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Source source : sources) {
      progress.update("points", counts.size(), sources.size(), "");
      List<ConditionalLogit.Choice> of = choices(source);
      counts.add(of.size());
      choices.addAll(of);
    }
    Collections.shuffle(choices, new Random(seed));
    progress.update("fit", 0, 1, "");
    Blend linear =
        BlendFit.choices(
            choices.subList(0, Math.min(LINEAR_POINTS, choices.size())),
            CallPrior.byFrequency(),
            RIDGE);
    BoostedTrees trees = RankingTrees.fit(choices, linear::logit, PLAN);
    progress.update("fit", 1, 1, "");
    HashedCounts kept = new HashedCounts();
    repositories.forEach(
        (key, count) -> {
          if (count >= LEAST_REPOSITORIES) {
            kept.add(key, sums.of(key));
          }
        });
    String says = String.format(Locale.ROOT, "%,d habits", kept.keys().length);
    return new Taught(CallPrior.encode(kept, linear, trees), counts, says);
  }

  private List<ConditionalLogit.Choice> choices(Source source) {
    PretrainedCalls others =
        new PretrainedCalls(
            key -> {
              int own = source.habits.of(key);
              int found = repositories.of(key) - (own > 0 ? 1 : 0);
              return found >= LEAST_REPOSITORIES ? sums.of(key) - own : 0;
            });
    Predicate<String> taught = source::taught;
    PointEvidence points = new PointEvidence(source.graph, source.sites, others, taught);
    return new CallChoices(source.graph, source.sites, source.splits, points, new Random(seed))
        .drawn(sample);
  }
}
