package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.math.StableHash;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The cases of a task in two halves of whole groups: systems are tuned on each half and measured on
 * the other, so that every case is measured and none on what was tuned on it.
 */
final class TwoHalves {
  /** One of the halves. */
  enum Half {
    FIRST,
    SECOND
  }

  private final List<String> groups;
  private final Set<String> first = new HashSet<>();

  /**
   * Halves the cases; the seed and the names of the groups say how.
   *
   * @param groups the name of the group of each case
   */
  TwoHalves(List<String> groups, long seed) {
    this.groups = List.copyOf(groups);
    List<String> drawn =
        groups.stream()
            .distinct()
            .sorted(
                Comparator.comparingLong(
                        (String g) -> StableHash.fnv64(seed * StableHash.GOLDEN, g))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    first.addAll(drawn.subList(0, (drawn.size() + 1) / 2));
  }

  /** The cases of a half, by their places. */
  BitSet cases(Half half) {
    BitSet cases = new BitSet();
    for (int i = 0; i < groups.size(); i++) {
      cases.set(i, first.contains(groups.get(i)) == (half == Half.FIRST));
    }
    return cases;
  }

  /**
   * The candidate with the best mean reciprocal rank on a half.
   *
   * @param usual the answer where the half is empty
   * @param ranks of all cases by a candidate
   */
  <T> T best(Half half, List<T> candidates, T usual, Function<T, List<Rank>> ranks) {
    BitSet cases = cases(half);
    T best = usual;
    double most = 0;
    for (T candidate : candidates) {
      List<Rank> all = ranks.apply(candidate);
      double sum = cases.stream().mapToDouble(i -> all.get(i).reciprocal()).sum();
      if (sum > most) {
        best = candidate;
        most = sum;
      }
    }
    return best;
  }

  /** Ranks of all cases, in each half those of the system that was tuned on the other. */
  List<Rank> crossed(List<Rank> tunedOnFirst, List<Rank> tunedOnSecond) {
    BitSet inFirst = cases(Half.FIRST);
    List<Rank> ranks = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      ranks.add((inFirst.get(i) ? tunedOnSecond : tunedOnFirst).get(i));
    }
    return ranks;
  }
}
