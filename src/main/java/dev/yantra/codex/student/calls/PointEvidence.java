package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.Usage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The evidence for each candidate at a point: counts of calls in the contexts of the point, the fit
 * of its declaration, what other repositories call, and the most similar points.
 *
 * <p>The count of a context is smoothed by what is called on the type anywhere, and enters as how
 * much likelier it makes the candidate:
 *
 * <pre>f_c(x) = ln (n_c(x) + a p(x)) / ((n_c + a) p(x)),   p(x) = (n_T(x) + a / k) / (n_T + a)
 * </pre>
 */
public final class PointEvidence {
  /** The names of the columns, block after block. */
  public static final ColumnNames COLUMNS =
      CallContext.COLUMNS
          .and(ContextGroup.COLUMNS)
          .and(CallFit.COLUMNS)
          .and(PretrainedContext.COLUMNS)
          .and(NearPoints.COLUMNS)
          .and(PointColumn.COLUMNS);

  private static final int GROUPS = CallContext.COLUMNS.size();
  private static final int FIT = GROUPS + ContextGroup.COLUMNS.size();

  private static final double TRUST = 1.5;
  private static final long USED = StableHash.of("used");

  private final CodeGraph graph;
  private final Callables callables;
  private final PretrainedCalls habits;
  private final HashedCounts counts;
  private final HashedCounts left;
  private final NearPoints near;
  private final Set<String> leftCallers;

  /**
   * Evidence that counts what some methods call.
   *
   * @param shown true for the id of a method whose body may be known
   */
  public PointEvidence(
      CodeGraph graph, CallSites sites, PretrainedCalls habits, Predicate<String> shown) {
    this(
        graph,
        new Callables(sites),
        habits,
        new HashedCounts(),
        new HashedCounts(),
        new NearPoints(),
        Set.of());
    sites
        .byCaller()
        .forEach(
            (caller, calls) -> {
              if (shown.test(caller)) {
                near.add(caller, calls, count(caller, calls, counts));
              }
            });
  }

  private PointEvidence(
      CodeGraph graph,
      Callables callables,
      PretrainedCalls habits,
      HashedCounts counts,
      HashedCounts left,
      NearPoints near,
      Set<String> leftCallers) {
    this.graph = graph;
    this.callables = callables;
    this.habits = habits;
    this.counts = counts;
    this.left = left;
    this.near = near;
    this.leftCallers = leftCallers;
  }

  /**
   * The same evidence as if some methods had not been counted. Nothing is written to this one.
   *
   * @param methods the calls of each, by its id; all of them are counted here
   */
  public PointEvidence without(Map<String, List<CallSite>> methods) {
    HashedCounts less = new HashedCounts();
    left.forEach(less::add);
    methods.forEach((caller, calls) -> count(caller, calls, less));
    Set<String> callers = new HashSet<>(leftCallers);
    callers.addAll(methods.keySet());
    return new PointEvidence(graph, callables, habits, counts, less, near, callers);
  }

  private int count(long key) {
    return counts.of(key) - left.of(key);
  }

  /** The number of calls of a method in all that may be known. */
  public int uses(Callee callee) {
    return count(StableHash.join(USED, StableHash.of(callee.id())));
  }

  /** The methods that can be called at a place. */
  public List<Callee> candidates(CallPlace place) {
    return callables.at(place, inStatic(place));
  }

  /** True if there is no instance at a place whose methods could be called without a dot. */
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

  /**
   * Counts the calls of one method.
   *
   * @return the context of the type of each call
   */
  private long[] count(String caller, List<CallSite> calls, HashedCounts into) {
    CanonicalId id = CanonicalId.parse(caller);
    boolean test = Usage.inTests(graph, id.topLevel());
    long[] on = new long[calls.size()];
    int otherTree = CallContext.TYPE_OTHER_TREE.position();
    for (int i = 0; i < calls.size(); i++) {
      CallSite site = calls.get(i);
      long[] contexts = CallContexts.of(site.place(), id, calls.subList(0, i), test);
      on[i] = contexts[0];
      long exact = StableHash.of(site.callee());
      long named = StableHash.of(CallContexts.member(site));
      for (int c = 0; c < contexts.length; c++) {
        // The other tree's context is only read: main code is counted under main code's own.
        if (c != otherTree) {
          into.add(StableHash.join(contexts[c], c < CallContext.EXACT ? exact : named), 1);
        }
      }
      Set<String> kin = callables.kin(id.owner());
      for (long[] group : CallContexts.groups(site.place(), id, kin, calls.subList(0, i), test)) {
        for (long context : group) {
          into.add(StableHash.join(context, exact), 1);
        }
      }
      into.add(StableHash.join(USED, exact), 1);
    }
    return on;
  }

  /** The evidence, one row for each candidate. */
  public double[][] of(CallPlace place, List<CallSite> before, List<Callee> candidates) {
    CanonicalId caller = CanonicalId.parse(place.caller());
    boolean test = Usage.inTests(graph, caller.topLevel());
    long[] contexts = CallContexts.of(place, caller, before, test);
    int size = candidates.size();
    double[][] rows = new double[size][COLUMNS.size()];
    int[][] found = new int[contexts.length][size];
    int[] total = new int[contexts.length];
    long[] ids = new long[size];
    for (int x = 0; x < size; x++) {
      long exact = StableHash.of(candidates.get(x).id());
      ids[x] = exact;
      long named = StableHash.of(candidates.get(x).name());
      for (int c = 0; c < contexts.length; c++) {
        int n = count(StableHash.join(contexts[c], c < CallContext.EXACT ? exact : named));
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
      group(groups[g], ids, rows, GROUPS + 2 * g);
    }
    CallFit fit = new CallFit(graph, callables, this::uses, place, before, candidates);
    int at = FIT;
    for (int x = 0; x < size; x++) {
      at = fit.describe(candidates.get(x), rows[x], FIT);
    }
    at = habits.describe(place, caller, before, candidates, rows, at);
    at = near.describe(contexts[0], place, before, candidates, leftCallers, rows, at);
    for (double[] row : rows) {
      EvidenceRow.write(
          PointColumn.ALL, c -> c.value(place, before.size(), size, total, test), row, at);
    }
    return rows;
  }

  /** Mean and greatest of what the contexts of a group say. */
  private void group(long[] contexts, long[] ids, double[][] rows, int column) {
    int[] found = new int[ids.length];
    for (long context : contexts) {
      int total = 0;
      for (int x = 0; x < found.length; x++) {
        found[x] = count(StableHash.join(context, ids[x]));
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
}
