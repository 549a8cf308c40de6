package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.math.StableHash;
import java.util.List;

/**
 * Counts of the calls of other repositories: of methods of the JDK, names and first words, each by
 * context.
 *
 * <pre>
 * f_0(x) = ln (n_0(x) + a / k) / (n_0 + a),   f_c(x) = ln (n_c(x) + a p_0(x)) / ((n_c + a) p_0(x))
 * </pre>
 *
 * where the first context of each kind is the prior of the others.
 */
final class PretrainedCalls {
  /** How often something was called, by the joined hashes of a context and what it counts. */
  interface Counts {
    /** Nothing was. */
    Counts NONE = key -> 0;

    double of(long key);
  }

  private static final double TRUST = 2;

  private final Counts counts;

  PretrainedCalls(Counts counts) {
    this.counts = counts;
  }

  /** How often something was called; see {@link Counts}. */
  double of(long key) {
    return counts.of(key);
  }

  /**
   * Writes the evidence of all candidates into their rows from a column on.
   *
   * @return the position behind the last
   */
  int describe(
      CallPlace place,
      CanonicalId caller,
      List<CallSite> before,
      List<Callee> candidates,
      double[][] rows,
      int from) {
    long[] contexts = PretrainedContexts.of(place, caller, before);
    int size = candidates.size();
    long[][] counted = new long[3][size];
    for (int x = 0; x < size; x++) {
      Callee callee = candidates.get(x);
      counted[0][x] = PretrainedContexts.method(callee.id());
      counted[1][x] = StableHash.of(callee.name());
      counted[2][x] = PretrainedContexts.word(callee);
    }
    double[] prior = new double[size];
    double[] found = new double[size];
    for (int c = 0; c < contexts.length; c++) {
      PretrainedContext context = PretrainedContext.ALL.get(c);
      boolean first = context.isFirst();
      double total = 0;
      for (int x = 0; x < size; x++) {
        long what =
            PretrainedContexts.counted(context, counted[0][x], counted[1][x], counted[2][x]);
        found[x] = what == 0 ? 0 : counts.of(StableHash.join(contexts[c], what));
        total += found[x];
      }
      for (int x = 0; x < size; x++) {
        if (first) {
          prior[x] = (found[x] + TRUST / size) / (total + TRUST);
          rows[x][from + c] = Math.log(prior[x] * size);
        } else if (total > 0) {
          double p = (found[x] + TRUST * prior[x]) / (total + TRUST);
          rows[x][from + c] = Math.log(p / prior[x]);
        }
      }
    }
    return from + contexts.length;
  }

  /** Gathers what a method calls into counts. */
  static void count(String caller, List<CallSite> calls, HashedCounts into) {
    CanonicalId id = CanonicalId.parse(caller);
    for (int i = 0; i < calls.size(); i++) {
      String callee = calls.get(i).callee();
      long method = PretrainedContexts.method(callee);
      String member = CallContexts.member(calls.get(i));
      long name = StableHash.of(member);
      long word = PretrainedContexts.word(member);
      long[] contexts = PretrainedContexts.of(calls.get(i).place(), id, calls.subList(0, i));
      for (int c = 0; c < contexts.length; c++) {
        long what = PretrainedContexts.counted(PretrainedContext.ALL.get(c), method, name, word);
        if (what != 0) {
          into.add(StableHash.join(contexts[c], what), 1);
        }
      }
    }
  }
}
