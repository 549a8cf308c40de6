package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.imports.Lifts;
import dev.yantra.codex.student.imports.Terms;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * How many methods of this repository need each type: of the same file, class and package, and of
 * those whose declarations have the same terms.
 */
final class ImportCounts {
  static final int ANYWHERE = 0;
  static final int FILE = 2;

  /** Contexts around a method, from the outside in. */
  static final int CONTEXTS = 4;

  /** How many methods' worth a context trusts the one around it. */
  private static final double TRUST = 4;

  /** How many methods of a context need each type, and how many methods there are. */
  private static final class Uses {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int methods;

    void add(int[] used, int times) {
      methods += times;
      for (int type : used) {
        counts.merge(type, times, Integer::sum);
      }
    }
  }

  private final Map<String, Uses> contexts = new HashMap<>();
  private final Map<String, Uses> terms = new HashMap<>();

  /** Counts a method so many times; a negative number takes it out again. */
  void add(Spec spec, Set<String> said, int[] used, int times) {
    for (String context : contexts(spec)) {
      contexts.computeIfAbsent(context, c -> new Uses()).add(used, times);
    }
    for (String term : said) {
      terms.computeIfAbsent(term, t -> new Uses()).add(used, times);
    }
  }

  /** From the outside in; main and test code import different things. */
  private static List<String> contexts(Spec spec) {
    String tree = spec.test() ? "test" : "main";
    CanonicalId id = spec.id();
    return List.of(
        tree,
        tree + " p " + id.packageName(),
        tree + " f " + id.topLevel(),
        tree + " c " + id.owner());
  }

  /** How much it says that two methods share a term: ln ((N + 1) / (n + 1)). */
  double rarity(String term, int all) {
    Uses uses = terms.get(term);
    return Math.log((all + 1.0) / ((uses == null ? 0 : uses.methods) + 1));
  }

  /** How many methods of the same file, and of the same type, are counted. */
  int[] methods(Spec spec) {
    List<String> around = contexts(spec);
    int[] methods = new int[2];
    for (int i = 0; i < methods.length; i++) {
      Uses uses = contexts.get(around.get(FILE + i));
      methods[i] = uses == null ? 0 : uses.methods;
    }
    return methods;
  }

  /** For each candidate the shares of methods that need it, from the outside in. */
  double[][] shares(Spec asked, int[] candidates) {
    List<String> around = contexts(asked);
    double[][] shares = new double[candidates.length][around.size()];
    for (int level = 0; level < around.size(); level++) {
      Uses uses = contexts.get(around.get(level));
      for (int i = 0; i < candidates.length; i++) {
        double p = level == 0 ? 1.0 / (candidates.length + 1) : shares[i][level - 1];
        shares[i][level] =
            uses == null
                ? p
                : (uses.counts.getOrDefault(candidates[i], 0) + TRUST * p) / (uses.methods + TRUST);
      }
    }
    return shares;
  }

  /**
   * What terms say of candidates.
   *
   * @param position of each type among the candidates; -1 if it is none
   * @param shares of all methods that need each candidate, above 0
   */
  Lifts lifts(Collection<String> said, IntUnaryOperator position, double[] shares) {
    Lifts lifts = new Lifts(shares);
    for (String term : said) {
      Uses uses = terms.get(term);
      if (uses != null && uses.methods > 0) {
        Terms place = Terms.of(term);
        lifts.term(place, uses.methods);
        uses.counts.forEach(
            (type, count) -> {
              int candidate = position.applyAsInt(type);
              if (count > 0 && candidate >= 0) {
                lifts.meets(place, candidate, count);
              }
            });
      }
    }
    return lifts;
  }
}
