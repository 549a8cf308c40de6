package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.calls.ContextCounts;
import dev.yantra.codex.student.imports.Lifts;
import dev.yantra.codex.student.imports.Terms;
import dev.yantra.codex.workspace.Sections;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

  /** The total of each is its number of methods. */
  private final ContextCounts contexts;

  private final ContextCounts terms;

  /** Nothing counted yet. */
  ImportCounts() {
    this.contexts = new ContextCounts();
    this.terms = new ContextCounts();
  }

  /** What {@link #write} wrote. */
  ImportCounts(Sections.Reader in) {
    this.contexts = new ContextCounts(in);
    this.terms = new ContextCounts(in);
  }

  void write(Sections.Writer out) {
    contexts.write(out);
    terms.write(out);
  }

  /** Counts a method so many times; a negative number takes it out again. */
  void add(SpecView spec, Set<String> said, int[] used, int times) {
    for (String context : contexts(spec)) {
      add(contexts.in(context), used, times);
    }
    for (String term : said) {
      add(terms.in(term), used, times);
    }
  }

  private static void add(ContextCounts.Counts counts, int[] used, int times) {
    counts.raise(times);
    for (int type : used) {
      counts.add(type, times);
    }
  }

  /** From the outside in; main and test code import different things. */
  private static List<String> contexts(SpecView spec) {
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
    return Math.log((all + 1.0) / (methods(terms.find(term)) + 1));
  }

  /** How many methods of the same file, and of the same type, are counted. */
  int[] methods(SpecView spec) {
    List<String> around = contexts(spec);
    int[] methods = new int[2];
    for (int i = 0; i < methods.length; i++) {
      methods[i] = methods(contexts.find(around.get(FILE + i)));
    }
    return methods;
  }

  private static int methods(Optional<ContextCounts.Counts> counts) {
    return counts.map(ContextCounts.Counts::total).orElse(0);
  }

  /** For each candidate the shares of methods that need it, from the outside in. */
  double[][] shares(SpecView asked, int[] candidates) {
    List<String> around = contexts(asked);
    double[][] shares = new double[candidates.length][around.size()];
    for (int level = 0; level < around.size(); level++) {
      ContextCounts.Counts uses = contexts.find(around.get(level)).orElse(null);
      for (int i = 0; i < candidates.length; i++) {
        double p = level == 0 ? 1.0 / (candidates.length + 1) : shares[i][level - 1];
        shares[i][level] =
            uses == null ? p : (uses.of(candidates[i]) + TRUST * p) / (uses.total() + TRUST);
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
      ContextCounts.Counts uses = terms.find(term).orElse(null);
      if (uses != null && uses.total() > 0) {
        Terms place = Terms.of(term);
        lifts.term(place, uses.total());
        uses.forEach(
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
