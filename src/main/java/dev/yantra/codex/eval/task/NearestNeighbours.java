package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.text.Bm25;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Nearest neighbours among the methods of the training side by BM25 over what is known before the
 * body exists: what a label's share is among the ten nearest, weighted by score.
 */
final class NearestNeighbours {
  private static final int NEAREST = 10;

  private final EvalContext bench;
  private final Bm25 index = new Bm25();

  /** Neighbours among all methods of the training side. */
  NearestNeighbours(EvalContext bench) {
    this(bench, m -> true);
  }

  /** Neighbours among those methods of the training side whose labels are known. */
  NearestNeighbours(EvalContext bench, IntPredicate known) {
    this.bench = bench;
    for (int m : bench.side(Split.TRAIN)) {
      if (known.test(m)) {
        index.add(m, SpecWords.plain(bench.method(m)));
      }
    }
  }

  /**
   * Shares by label.
   *
   * @param labels the true labels of a method of the training side
   */
  Map<String, Double> shares(int method, IntFunction<Collection<String>> labels) {
    List<Bm25.Hit> hits = index.search(SpecWords.plain(bench.method(method)), NEAREST);
    double total = hits.stream().mapToDouble(Bm25.Hit::score).sum();
    Map<String, Double> shares = new HashMap<>();
    for (Bm25.Hit hit : hits) {
      for (String label : labels.apply(hit.document())) {
        shares.merge(label, hit.score() / total, Double::sum);
      }
    }
    return shares;
  }
}
