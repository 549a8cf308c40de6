package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.RankingTrees;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.SearchPrior;
import dev.yantra.codex.student.search.TranslationFit;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Learns from the Javadoc of many repositories which words of prose speak for which tokens of code,
 * and how far to trust that beside what a repository's own Javadoc and code say.
 *
 * <p>The repositories are dealt into parts; each teaches how far to trust words that its part had
 * no share in.
 */
public final class SearchPretraining implements Pretraining {
  private static final int PARTS = 3;
  private static final double RIDGE = 1;
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(80, 4, 0.12, 10, 10, 0.5);

  private final List<Source> sources = new ArrayList<>();
  private final TranslationFit words = new TranslationFit();
  private final int most;
  private final long seed;

  private record Source(CodeGraph graph, Splits splits, int sentences) {}

  /** A pretraining whose samples are drawn with {@code seed}. */
  public SearchPretraining(long seed) {
    this(200, seed);
  }

  /**
   * A pretraining.
   *
   * @param most questions of each repository that teach how far to trust the evidence
   */
  SearchPretraining(int most, long seed) {
    this.most = most;
    this.seed = seed;
  }

  @Override
  public String resource() {
    return "student/search/search.prior";
  }

  @Override
  public void add(CodeGraph graph, CallSites sites) {
    int sentences = words.add(sources.size(), graph, seed);
    sources.add(new Source(graph, Splits.of(graph, seed), sentences));
  }

  @Override
  public Taught taught(Progress progress) {
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      progress.update("search", part, PARTS, "");
      int own = part;
      SearchPrior others = words.prior(r -> r % PARTS != own);
      for (int r = part; r < sources.size(); r += PARTS) {
        choices.addAll(choices(sources.get(r), others));
      }
    }
    progress.update("search", PARTS, PARTS, "");
    Collections.shuffle(choices, new Random(seed));
    Blend line = BlendFit.choices(choices, SearchPrior.NONE.line(), RIDGE);
    BoostedTrees trees = RankingTrees.fit(choices, line::logit, PLAN);
    SearchPrior prior = words.prior(r -> true).trusting(line, trees);
    return new Taught(
        prior.encode(), sources.stream().map(Source::sentences).toList(), prior.pairs() + " pairs");
  }

  private List<ConditionalLogit.Choice> choices(Source source, SearchPrior others) {
    SearchQuestions questions = new SearchQuestions(source.graph, source.splits, most, seed);
    SearchEvidence search =
        new SearchEvidence(
            source.graph,
            questions::shown,
            questions::shown,
            SearchEvidence.Docs.NONE,
            Optional.empty(),
            others);
    Blend order = new Blend(SearchEvidence.usual(), 0);
    return questions.training(search, order).stream().map(SearchEvidence::judged).toList();
  }
}
