package dev.yantra.codex.eval.task;

import dev.yantra.codex.graph.CanonicalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A frequency cache nested from repository over package to class (after Hellendoorn and Devanbu
 * 2017): each level is a Dirichlet prior of the one inside it, {@code p_l(x) = (n_l(x) + μ
 * p_{l-1}(x)) / (n_l + μ)}.
 */
final class NestedCounts {
  private static final double TRUST = 4;

  /** Uses of each label in one context, and how many there are to share among. */
  private static final class Level {
    private final Map<String, Integer> counts = new HashMap<>();
    private int total;
  }

  private final Map<String, Level> levels = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();
  private final boolean share;

  /**
   * A cache.
   *
   * @param share whether a level's total counts methods, so that estimates are the share of methods
   *     that use a label, or uses, so that they add up to 1
   */
  NestedCounts(
      EvalContext bench,
      Collection<Integer> methods,
      IntFunction<Collection<String>> used,
      boolean share) {
    this.share = share;
    for (int m : methods) {
      Collection<String> labels = used.apply(m);
      vocabulary.addAll(labels);
      for (String key : keys(bench.graph().node(m).canonical(), 3)) {
        Level level = levels.computeIfAbsent(key, k -> new Level());
        labels.forEach(l -> level.counts.merge(l, 1, Integer::sum));
        level.total += share ? 1 : labels.size();
      }
    }
  }

  /**
   * Estimates of all labels that were ever seen.
   *
   * @param depth 1 for the repository alone, 2 for package too, 3 for class too
   */
  Map<String, Double> estimates(CanonicalId id, int depth) {
    Map<String, Double> estimates = new HashMap<>();
    vocabulary.forEach(l -> estimates.put(l, estimate(l, id, depth)));
    return estimates;
  }

  /** The estimate of one label. */
  double estimate(String label, CanonicalId id, int depth) {
    double p = share ? 0 : 1.0 / (vocabulary.size() + 1);
    for (String key : keys(id, depth)) {
      Level level = levels.get(key);
      if (level != null) {
        double trust = key.isEmpty() ? 1 : TRUST;
        p = (level.counts.getOrDefault(label, 0) + trust * p) / (level.total + trust);
      }
    }
    return p;
  }

  private static List<String> keys(CanonicalId id, int depth) {
    return List.of("", "p " + id.packageName(), "t " + id.topLevel()).subList(0, depth);
  }
}
