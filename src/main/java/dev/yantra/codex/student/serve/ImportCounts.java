package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.calls.ContextCounts;
import dev.yantra.codex.student.imports.TermEvidence;
import dev.yantra.codex.student.imports.TermKind;
import dev.yantra.codex.workspace.Sections;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Counts of the methods of this repository that need each type: by tree, package, file and class,
 * and by the terms of their declarations.
 */
final class ImportCounts {
  /** Contexts around a method, from the outside in. */
  enum Context {
    TREE,
    PACKAGE,
    FILE,
    OWNER
  }

  /** The names of the columns, one for the share of each context. */
  static final ColumnNames COLUMNS = ColumnNames.of(Context.values()).in("share");

  /** Position of the share of all methods of the same source tree. */
  static final int ANYWHERE = List.of(Context.values()).indexOf(Context.TREE);

  /** Position of the share of the same file. */
  static final int FILE = List.of(Context.values()).indexOf(Context.FILE);

  /** The number of methods as which a context counts the one around it. */
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

  /**
   * Counts a method.
   *
   * @param said its terms
   * @param used numbers of the types that it needs
   */
  void add(SpecView spec, Set<String> said, int... used) {
    for (String context : contexts(spec)) {
      add(contexts.in(context), used);
    }
    for (String term : said) {
      add(terms.in(term), used);
    }
  }

  private static void add(ContextCounts.Counts counts, int... used) {
    counts.raise(1);
    for (int type : used) {
      counts.add(type, 1);
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

  /** The counts as they are. */
  View view() {
    return new View(0);
  }

  /**
   * The counts as they would be if a method had not been counted; only for its own contexts and
   * terms. Nothing is written.
   *
   * @param used numbers of the types that it needs, ascending
   */
  View without(int... used) {
    return new View(1, used);
  }

  /** A reading of the counts. */
  final class View {
    private final int leftOut;
    private final int[] used;

    private View(int leftOut, int... used) {
      this.leftOut = leftOut;
      this.used = used.clone();
    }

    private int total(Optional<ContextCounts.Counts> counts) {
      return counts.map(ContextCounts.Counts::total).orElse(0) - leftOut;
    }

    private int of(ContextCounts.Counts counts, int type) {
      return less(type, counts.of(type));
    }

    private int less(int type, int count) {
      return leftOut > 0 && Arrays.binarySearch(used, type) >= 0 ? count - 1 : count;
    }

    /** How much it says that two methods share a term: ln ((N + 1) / (n + 1)). */
    double rarity(String term, int all) {
      return Math.log((all + 1.0) / (total(terms.find(term)) + 1));
    }

    /** The numbers of counted methods of the same file, and of the same type. */
    int[] methods(SpecView spec) {
      List<String> around = contexts(spec);
      return new int[] {
        total(contexts.find(around.get(FILE))), total(contexts.find(around.get(FILE + 1)))
      };
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
              uses == null
                  ? p
                  : (of(uses, candidates[i]) + TRUST * p) / (uses.total() - leftOut + TRUST);
        }
      }
      return shares;
    }

    /**
     * The evidence of terms for candidates.
     *
     * @param position of each type among the candidates; -1 if it is none
     * @param shares of all methods that need each candidate, above 0
     */
    TermEvidence lifts(Collection<String> said, IntUnaryOperator position, double[] shares) {
      TermEvidence lifts = new TermEvidence(shares);
      for (String term : said) {
        ContextCounts.Counts uses = terms.find(term).orElse(null);
        if (uses != null && uses.total() > leftOut) {
          TermKind place = TermKind.of(term);
          lifts.term(place, uses.total() - leftOut);
          uses.forEach(
              (type, count) -> {
                int candidate = position.applyAsInt(type);
                int left = less(type, count);
                if (left > 0 && candidate >= 0) {
                  lifts.meets(place, candidate, left);
                }
              });
        }
      }
      return lifts;
    }
  }
}
