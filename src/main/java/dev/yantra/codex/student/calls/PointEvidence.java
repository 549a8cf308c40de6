package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.Usage;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What speaks for each candidate at a point: how often it is called in the contexts of the point,
 * and how its name and its parameters fit what stands around it.
 *
 * <p>The count of a context is smoothed by what is called on the type anywhere, and enters as how
 * much likelier it makes the candidate:
 *
 * <pre>f_c(x) = ln (n_c(x) + a p(x)) / ((n_c + a) p(x)),   p(x) = (n_T(x) + a / k) / (n_T + a)
 * </pre>
 */
public final class PointEvidence {
  private static final int FIT = CallContexts.SIZE + 2 * CallContexts.GROUPS;
  private static final int HABITS = FIT + CallFit.SIZE;
  private static final int NEAR = HABITS + CallHabits.SIZE;
  private static final int POINT = NEAR + NearPoints.SIZE;

  /** Pieces of evidence for each candidate. */
  static final int SIZE = POINT + 16;

  private static final double TRUST = 1.5;
  private static final long USED = StableHash.of("used");

  private final CodeGraph graph;
  private final Callables callables;
  private final CallHabits habits;
  private final HashedCounts counts = new HashedCounts();
  private final NearPoints near = new NearPoints();

  /**
   * Evidence that counts what some methods call.
   *
   * @param shown whether the body of a method, by its id, may be known
   */
  public PointEvidence(
      CodeGraph graph, CallSites sites, CallHabits habits, Predicate<String> shown) {
    this.graph = graph;
    this.habits = habits;
    this.callables = new Callables(sites);
    sites
        .byCaller()
        .forEach(
            (caller, calls) -> {
              if (shown.test(caller)) {
                add(caller, calls, 1);
              }
            });
  }

  /** How often a method is called in all that may be known. */
  public int uses(Callee callee) {
    return counts.of(StableHash.join(USED, StableHash.of(callee.id())));
  }

  /** What can be called at a place. */
  public List<Callee> candidates(CallPlace place) {
    return callables.at(place, inStatic(place));
  }

  /** Whether there is no instance at a place whose methods could be called without a dot. */
  private boolean inStatic(CallPlace place) {
    CanonicalId caller = CanonicalId.parse(place.caller());
    if (place.types().isEmpty() || !place.types().get(0).equals(caller.owner())) {
      return false;
    }
    OptionalInt node = graph.find(place.caller());
    if (node.isPresent() && graph.node(node.getAsInt()) instanceof MethodNode method) {
      return method.modifiers().contains("static");
    }
    return caller.member().equals("<clinit>");
  }

  /** Takes the calls of one more method, or forgets them with {@code times} -1. */
  public void add(String caller, List<CallSite> calls, int times) {
    CanonicalId id = CanonicalId.parse(caller);
    boolean test = Usage.inTests(graph, id.topLevel());
    long[] on = new long[calls.size()];
    for (int i = 0; i < calls.size(); i++) {
      CallSite site = calls.get(i);
      long[] contexts = CallContexts.of(site.place(), id, calls.subList(0, i), test);
      on[i] = contexts[0];
      long exact = StableHash.of(site.callee());
      long named = StableHash.of(CallContexts.member(site));
      for (int c = 0; c < contexts.length; c++) {
        // What tests call is counted once more for main code, and the other way round.
        boolean other = c == CallContexts.OTHER_TREE;
        if (!other) {
          counts.add(StableHash.join(contexts[c], c < CallContexts.EXACT ? exact : named), times);
        }
      }
      Set<String> kin = callables.kin(id.owner());
      for (long[] group : CallContexts.groups(site.place(), id, kin, calls.subList(0, i), test)) {
        for (long context : group) {
          counts.add(StableHash.join(context, exact), times);
        }
      }
      counts.add(StableHash.join(USED, exact), times);
    }
    if (times > 0) {
      near.add(caller, calls, on);
    } else {
      near.remove(caller);
    }
  }

  /** The evidence, one row for each candidate. */
  public double[][] of(CallPlace place, List<CallSite> before, List<Callee> candidates) {
    CanonicalId caller = CanonicalId.parse(place.caller());
    boolean test = Usage.inTests(graph, caller.topLevel());
    long[] contexts = CallContexts.of(place, caller, before, test);
    int size = candidates.size();
    double[][] rows = new double[size][SIZE];
    int[][] found = new int[contexts.length][size];
    int[] total = new int[contexts.length];
    long[] ids = new long[size];
    for (int x = 0; x < size; x++) {
      long exact = StableHash.of(candidates.get(x).id());
      ids[x] = exact;
      long named = StableHash.of(candidates.get(x).name());
      for (int c = 0; c < contexts.length; c++) {
        int n = counts.of(StableHash.join(contexts[c], c < CallContexts.EXACT ? exact : named));
        found[c][x] = n;
        total[c] += n;
      }
    }
    for (int x = 0; x < size; x++) {
      double prior = (found[0][x] + TRUST / size) / (total[0] + TRUST);
      rows[x][0] = Math.log(prior);
      for (int c = 1; c < contexts.length; c++) {
        rows[x][c] = ratio(found[c][x], total[c], prior);
      }
    }
    Set<String> kin = callables.kin(caller.owner());
    long[][] groups = CallContexts.groups(place, caller, kin, before, test);
    for (int g = 0; g < groups.length; g++) {
      group(groups[g], ids, rows, CallContexts.SIZE + 2 * g);
    }
    CallFit fit = new CallFit(graph, callables, this::uses, place, before, candidates);
    for (int x = 0; x < size; x++) {
      fit.describe(candidates.get(x), rows[x], FIT);
    }
    habits.describe(place, caller, before, candidates, rows, HABITS);
    near.describe(contexts[0], place, before, candidates, rows, NEAR);
    double[] point = point(place, before, size, total, test);
    for (double[] row : rows) {
      System.arraycopy(point, 0, row, POINT, point.length);
    }
    return rows;
  }

  /** Mean and greatest of what the contexts of a group say. */
  private void group(long[] contexts, long[] ids, double[][] rows, int column) {
    int[] found = new int[ids.length];
    for (long context : contexts) {
      int total = 0;
      for (int x = 0; x < found.length; x++) {
        found[x] = counts.of(StableHash.join(context, ids[x]));
        total += found[x];
      }
      double none = ratio(0, total, 1);
      for (int x = 0; x < found.length; x++) {
        double ratio = found[x] == 0 ? none : ratio(found[x], total, Math.exp(rows[x][0]));
        rows[x][column] += ratio / contexts.length;
        rows[x][column + 1] = Math.max(rows[x][column + 1], ratio);
      }
    }
  }

  /** How much likelier a context makes what was found in it than it was before. */
  private static double ratio(int found, int total, double prior) {
    if (total == 0) {
      return 0;
    }
    return Math.log((found + TRUST * prior) / ((total + TRUST) * prior));
  }

  /**
   * What is the same for all candidates, and says how far to trust which of the other columns: how
   * much is counted, and where the point stands.
   */
  @SuppressWarnings("EnumOrdinal") // Any number will do; another order wants another pretraining.
  private static double[] point(
      CallPlace place, List<CallSite> before, int size, int[] total, boolean test) {
    return new double[] {
      place.form().ordinal(),
      place.receiver().ordinal(),
      place.role().ordinal(),
      place.control().ordinal(),
      Math.log(size),
      Math.log1p(total[0]),
      Math.log1p(total[1]),
      Math.log1p(total[3]),
      Math.log1p(total[5]),
      Math.log1p(total[9]),
      Math.min(10, before.size()),
      Math.min(10, place.scope().size()),
      place.within() >= 0 ? 1 : 0,
      place.argument(),
      place.expected().isEmpty() ? 0 : 1,
      test ? 1 : 0
    };
  }
}
