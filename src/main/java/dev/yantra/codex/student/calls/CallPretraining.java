package dev.yantra.codex.student.calls;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.RankingTrees;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
public final class CallPretraining {
  /** In how many repositories a habit has to be found. */
  static final int LEAST_REPOSITORIES = 3;

  private static final int LINEAR_POINTS = 5000;
  private static final double RIDGE = 3;
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(300, 5, 0.12, 8, 10, 0.5);

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

  /**
   * A pretraining.
   *
   * @param points calls of each repository that teach, at most
   * @param seed of the samples that are drawn
   */
  public CallPretraining(int points, long seed) {
    this.sample = new CallChoices.Sample(points, 25, 16);
    this.seed = seed;
  }

  /** Takes one more repository. */
  public void add(CodeGraph graph, CallSites sites) {
    HashedCounts habits = new HashedCounts();
    sites
        .byCaller()
        .forEach(
            (caller, calls) -> {
              if (!Usage.inTests(graph, CanonicalId.parse(caller).topLevel())) {
                CallHabits.count(caller, calls, habits);
              }
            });
    habits.forEach(
        (key, count) -> {
          sums.add(key, count);
          repositories.add(key, 1);
        });
    sources.add(new Source(graph, sites, Splits.of(graph, seed), habits));
  }

  /**
   * What was learned.
   *
   * @param bytes the resource {@code calls.prior}
   * @param points how many calls of each repository taught, in the order in which they were added
   * @param habits how many habits are kept
   */
  @SuppressWarnings("ArrayRecordComponent") // Written to a file at once.
  public record Result(byte[] bytes, List<Integer> points, int habits) {}

  /** Learns. */
  public Result run(Progress progress) {
    List<BlendFit.Choice> choices = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Source source : sources) {
      progress.update("points", counts.size(), sources.size(), "");
      List<BlendFit.Choice> of = choices(source);
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
    return new Result(CallPrior.encode(kept, linear, trees), counts, kept.keys().length);
  }

  private List<BlendFit.Choice> choices(Source source) {
    CallHabits others =
        new CallHabits(
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
