package dev.yantra.codex.teacher.offline;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.text.Bm25;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The votes of the methods nearest to a request on every question, each weighted by its BM25 score
 * s:
 *
 * <pre>p(q) = Σ_i s_i y_i(q) / Σ_i s_i</pre>
 *
 * <p>Only neighbours of which the repository knows the answer vote; n is their number.
 */
final class NeighbourVotes {
  private static final String HOW = "retrieval";

  /**
   * The numbers of imports and of calls that are asked about: the likeliest and, after them, the
   * no's.
   */
  private static final int CANDIDATES = 12;

  /** The number of neighbours that are labelled as similar. */
  private static final int SIMILAR = 5;

  private static final Comparator<SoftLabel> LIKELIEST =
      Comparator.comparingDouble(SoftLabel::probability)
          .reversed()
          .thenComparing(SoftLabel::question);

  private final CodeGraph graph;
  private final Truth truth;
  private final List<Bm25.Hit> neighbours;

  NeighbourVotes(CodeGraph graph, Truth truth, List<Bm25.Hit> neighbours) {
    this.graph = graph;
    this.truth = truth;
    this.neighbours = neighbours;
  }

  /** Soft labels, sorted by question. */
  List<SoftLabel> labels() {
    List<SoftLabel> labels = new ArrayList<>();
    labels.addAll(candidates(Kind.IMPORT, truth::imports));
    labels.addAll(candidates(Kind.CALL, truth::calls));
    for (Concern concern : Concern.values()) {
      vote(new Question(Kind.CONCERN, concern.label())).ifPresent(labels::add);
    }
    for (TestKind kind : TestKind.values()) {
      vote(new Question(Kind.TEST_KIND, kind.label())).ifPresent(labels::add);
    }
    for (BugType type : BugType.values()) {
      vote(new Question(Kind.BUG, type.label())).ifPresent(labels::add);
    }
    labels.addAll(similar());
    labels.sort(Comparator.comparing(SoftLabel::question));
    return labels;
  }

  /**
   * The probability that the majority is wrong about one concern at most, if truth follows the
   * votes: with r = max(p, 1 - p) for each concern, the Poisson binomial's
   *
   * <pre>P(≤ 1 wrong) = Π_i r_i + Σ_j (1 - r_j) Π_{i≠j} r_i</pre>
   *
   * <p>It tells answers apart where a mean over mostly unanimous questions would not. 0 without any
   * vote.
   */
  static double agreement(List<SoftLabel> labels) {
    double none = 1;
    double one = 0;
    int votes = 0;
    for (SoftLabel label : labels) {
      if (label.question().kind() == Kind.CONCERN) {
        double right = Math.max(label.probability(), 1 - label.probability());
        one = one * right + none * (1 - right);
        none *= right;
        votes++;
      }
    }
    return votes == 0 ? 0 : Math.min(1, none + one);
  }

  private Optional<SoftLabel> vote(Question question) {
    double yes = 0;
    double all = 0;
    int n = 0;
    for (Bm25.Hit hit : neighbours) {
      Optional<Boolean> holds = truth.holds(hit.document(), question);
      if (holds.isPresent()) {
        n++;
        all += hit.score();
        yes += holds.get() ? hit.score() : 0;
      }
    }
    return n == 0
        ? Optional.empty()
        : Optional.of(new SoftLabel(question, Math.min(1, yes / all), HOW, n, 0));
  }

  private List<SoftLabel> candidates(Kind kind, IntFunction<? extends Collection<String>> of) {
    SortedMap<String, Double> yes = new TreeMap<>();
    double all = 0;
    for (Bm25.Hit hit : neighbours) {
      all += hit.score();
      of.apply(hit.document()).forEach(s -> yes.merge(s, hit.score(), Double::sum));
    }
    List<SoftLabel> labels = new ArrayList<>();
    for (Map.Entry<String, Double> e : yes.entrySet()) {
      Question question = new Question(kind, e.getKey());
      double p = Math.min(1, e.getValue() / all);
      labels.add(new SoftLabel(question, p, HOW, neighbours.size(), 0));
    }
    labels.sort(LIKELIEST);
    return labels.subList(0, Math.min(CANDIDATES, labels.size()));
  }

  /** A neighbour's score as a share of the best: the only ones of these labels that rank. */
  private List<SoftLabel> similar() {
    double best = neighbours.isEmpty() ? 1 : neighbours.get(0).score();
    return neighbours.stream()
        .limit(SIMILAR)
        .map(
            h ->
                new SoftLabel(
                    new Question(Kind.SIMILAR, graph.node(h.document()).id()),
                    h.score() / best,
                    HOW,
                    1,
                    0))
        .toList();
  }
}
