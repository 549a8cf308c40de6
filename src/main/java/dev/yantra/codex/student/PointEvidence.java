package dev.yantra.codex.student;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.text.SubTokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
final class PointEvidence {
  /** Pieces of evidence besides those of the contexts. */
  private static final int OTHERS = 41;

  /** Pieces of evidence for each candidate. */
  static final int SIZE = CallContexts.SIZE + 2 * CallContexts.GROUPS + OTHERS;

  private static final double TRUST = 1.5;
  private static final long USED = HashedCounts.hash("used");

  private final CodeGraph graph;
  private final Callables callables;
  private final HashedCounts counts = new HashedCounts();

  /**
   * Evidence that counts what some methods call.
   *
   * @param shown whether the body of a method, by its id, may be known
   */
  PointEvidence(CodeGraph graph, CallSites sites, Predicate<String> shown) {
    this.graph = graph;

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
  int uses(Callee callee) {
    return counts.of(HashedCounts.join(USED, HashedCounts.hash(callee.id())));
  }

  Callables callables() {
    return callables;
  }

  /** Takes the calls of one more method, or forgets them with {@code times} -1. */
  void add(String caller, List<CallSite> calls, int times) {
    CanonicalId id = CanonicalId.parse(caller);
    boolean test = Usage.inTests(graph, id.topLevel());
    for (int i = 0; i < calls.size(); i++) {
      CallSite site = calls.get(i);
      long[] contexts = CallContexts.of(site.place(), id, calls.subList(0, i), test);
      long exact = HashedCounts.hash(site.callee());
      long named = HashedCounts.hash(CallContexts.member(site));
      for (int c = 0; c < contexts.length; c++) {
        // What tests call is counted once more for main code, and the other way round.
        boolean other = c == CallContexts.OTHER_TREE;
        if (!other) {
          counts.add(HashedCounts.join(contexts[c], c < CallContexts.EXACT ? exact : named), times);
        }
      }
      for (long[] group : CallContexts.groups(site.place(), id, calls.subList(0, i), test)) {
        for (long context : group) {
          counts.add(HashedCounts.join(context, exact), times);
        }
      }
      counts.add(HashedCounts.join(USED, exact), times);
    }
  }

  /** The evidence, one row for each candidate. */
  double[][] of(CallPlace place, List<CallSite> before, List<Callee> candidates) {
    CanonicalId caller = CanonicalId.parse(place.caller());
    boolean test = Usage.inTests(graph, caller.topLevel());
    long[] contexts = CallContexts.of(place, caller, before, test);
    int size = candidates.size();
    double[][] rows = new double[size][SIZE];
    int[][] found = new int[contexts.length][size];
    int[] total = new int[contexts.length];
    for (int x = 0; x < size; x++) {
      long exact = HashedCounts.hash(candidates.get(x).id());
      long named = HashedCounts.hash(candidates.get(x).name());
      for (int c = 0; c < contexts.length; c++) {
        int n = counts.of(HashedCounts.join(contexts[c], c < CallContexts.EXACT ? exact : named));
        found[c][x] = n;
        total[c] += n;
      }
    }
    Around around = new Around(place, caller, before);
    for (int x = 0; x < size; x++) {
      double prior = (found[0][x] + TRUST / size) / (total[0] + TRUST);
      rows[x][0] = Math.log(prior);
      for (int c = 1; c < contexts.length; c++) {
        double p = (found[c][x] + TRUST * prior) / (total[c] + TRUST);
        rows[x][c] = Math.log(p / prior);
      }
    }
    long[][] groups = CallContexts.groups(place, caller, before, test);
    for (int g = 0; g < groups.length; g++) {
      group(groups[g], candidates, rows, CallContexts.SIZE + 2 * g);
    }
    for (int x = 0; x < size; x++) {
      around.describe(candidates.get(x), rows[x]);
    }
    return rows;
  }

  /** Mean and greatest of what the contexts of a group say. */
  private void group(long[] contexts, List<Callee> candidates, double[][] rows, int column) {
    int size = candidates.size();
    int[] found = new int[size];
    for (long context : contexts) {
      int total = 0;
      for (int x = 0; x < size; x++) {
        found[x] = counts.of(HashedCounts.join(context, HashedCounts.hash(candidates.get(x).id())));
        total += found[x];
      }
      for (int x = 0; x < size; x++) {
        double prior = Math.exp(rows[x][0]);
        double ratio = Math.log((found[x] + TRUST * prior) / (total + TRUST) / prior);
        rows[x][column] += ratio / contexts.length;
        rows[x][column + 1] = Math.max(rows[x][column + 1], ratio);
      }
    }
  }

  /** How a candidate fits what stands around a point. */
  private final class Around {
    private final CallPlace place;
    private final CanonicalId caller;
    private final Map<String, Integer> onReceiver = new HashMap<>();
    private final Map<String, Integer> inBody = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> namesBefore = new HashSet<>();
    private final Set<String> purpose;
    private final Set<String> callerWords;
    private final Set<String> docWords = new HashSet<>();
    private final Set<String> scopeTypes = new HashSet<>();
    private final Set<String> scopeWords = new HashSet<>();
    private final List<String> callerParameters;
    private final String newest;
    private String lastSibling = "";
    private final Set<String> scopeNames = new HashSet<>();
    private @Nullable MethodNode own;

    Around(CallPlace place, CanonicalId caller, List<CallSite> before) {
      this.place = place;
      this.caller = caller;
      this.purpose = new HashSet<>(SubTokens.of(place.roleName()));
      this.callerWords = new HashSet<>(SubTokens.of(caller.member()));
      this.callerParameters = caller.parameters();
      Set<Integer> open = new HashSet<>();
      for (int at = place.within(); at >= 0 && at < before.size(); ) {
        open.add(at);
        at = before.get(at).place().within();
      }
      for (int i = 0; i < before.size(); i++) {
        CallSite site = before.get(i);
        String member = CallContexts.member(site);
        namesBefore.add(member);
        if (!open.contains(i)) {
          closed.add(site.callee());
          inBody.merge(site.callee(), 1, Integer::sum);
          lastSibling = site.callee();
        }
        if (CallContexts.onSameReceiver(site.place(), place)) {
          onReceiver.merge(member, 1, Integer::sum);
        }
      }
      for (Variable variable : place.scope()) {
        scopeTypes.add(variable.type());
        scopeNames.add(variable.name());
        scopeWords.addAll(SubTokens.of(variable.name()));
      }
      newest = place.scope().isEmpty() ? "" : place.scope().get(place.scope().size() - 1).type();
      graph
          .find(place.caller())
          .ifPresent(
              n -> {
                if (graph.node(n) instanceof MethodNode method) {
                  own = method;
                  docWords.addAll(SubTokens.of(method.javadoc()));
                }
              });
    }

    void describe(Callee callee, double[] row) {
      int i = CallContexts.SIZE + 2 * CallContexts.GROUPS;
      List<String> parameters = callee.parameters();
      String returns = callee.member().returns();
      String expected = place.expected();
      boolean asks = !expected.isEmpty();
      row[i++] = overlap(callee.words(), purpose);
      row[i++] = overlap(callee.words(), callerWords);
      row[i++] = overlap(callee.words(), docWords);
      row[i++] = overlap(callee.words(), scopeWords);
      row[i++] = asks ? flag(returns.equals(expected)) : 0;
      row[i++] = asks ? flag(!returns.isEmpty() && !assignable(returns, expected)) : 0;
      row[i++] = flag(returns.isEmpty());
      row[i++] = place.role() == Role.STATEMENT ? flag(returns.equals("void")) : 0;
      row[i++] = place.role() == Role.CONDITION ? flag(returns.equals("boolean")) : 0;
      int fit = 0;
      int exact = 0;
      for (String parameter : parameters) {
        fit += scopeTypes.stream().anyMatch(t -> assignable(t, parameter)) ? 1 : 0;
        exact += scopeTypes.contains(parameter) ? 1 : 0;
      }
      int n = parameters.size();
      row[i++] = n == 0 ? 0 : (double) fit / n;
      row[i++] = n == 0 ? 0 : (double) exact / n;
      row[i++] = flag(n == 0);
      row[i++] = flag(n == 1);
      row[i++] = Math.max(0, n - 2);
      row[i++] = n > 0 && !newest.isEmpty() ? flag(parameters.get(0).equals(newest)) : 0;
      boolean sameName = callee.name().equals(caller.member());
      boolean itself = callee.id().equals(place.caller());
      row[i++] = flag(sameName && !itself);
      row[i++] = flag(itself);
      row[i++] = flag(sameName && parameters.equals(callerParameters) && !itself);
      row[i++] = flag(sameName && n > callerParameters.size());
      row[i++] = Math.min(3, onReceiver.getOrDefault(callee.name(), 0));
      row[i++] = Math.min(3, inBody.getOrDefault(callee.id(), 0));
      row[i++] = flag(namesBefore.contains(callee.name()));
      row[i++] = Math.min(3, callee.depth());
      row[i++] = flag(callee.owner().equals("java.lang.Object"));
      row[i++] = flag(callee.id().equals(lastSibling));
      row[i++] = flag(callee.member().isVarargs());
      row[i++] =
          n == 0 || callerParameters.isEmpty() ? 0 : flag(callerParameters.containsAll(parameters));
      int uses = uses(callee);
      boolean hidden = callee.member().access() == TypeShape.Access.PRIVATE;
      row[i++] = flag(uses == 0);
      row[i++] = Math.log1p(uses);
      row[i++] = flag(hidden);
      row[i++] = flag(hidden && uses == 0);
      int node = graph.find(callee.id()).orElse(-1);
      MethodNode declared = node >= 0 && graph.node(node) instanceof MethodNode m ? m : null;
      boolean sameFile =
          declared != null && own != null && declared.range().file().equals(own.range().file());
      row[i++] = flag(declared != null);
      row[i++] = flag(sameFile);
      double lines =
          sameFile && declared != null && own != null
              ? declared.range().line() - own.range().line()
              : 0;
      row[i++] = lines > 0 ? 1 / (1 + lines / 20) : 0;
      row[i++] = lines < 0 ? 1 / (1 - lines / 20) : 0;
      int named = 0;
      if (declared != null) {
        for (Parameter parameter : declared.parameters()) {
          named += scopeNames.contains(parameter.name()) ? 1 : 0;
        }
      }
      row[i++] = n == 0 ? 0 : (double) named / n;
      row[i++] = overlap(List.copyOf(callerWords), new HashSet<>(callee.words()));
      row[i++] = n > 0 ? flag(parameters.equals(callerParameters)) : 0;
      row[i++] =
          n > callerParameters.size() && !callerParameters.isEmpty()
              ? flag(parameters.subList(0, callerParameters.size()).equals(callerParameters))
              : 0;
      row[i++] =
          n > 0 && n <= callerParameters.size()
              ? flag(callerParameters.subList(0, n).equals(parameters))
              : 0;
      row[i] = n > 0 ? flag(scopeTypes.contains(parameters.get(0))) : 0;
    }
  }

  /** Whether a value of one erased type can be given where another is asked for. */
  private boolean assignable(String type, String asked) {
    return Assignability.holds(type, asked, callables);
  }

  private static double overlap(List<String> words, Set<String> others) {
    if (words.isEmpty() || others.isEmpty()) {
      return 0;
    }
    int common = 0;
    for (String word : words) {
      common += others.contains(word) ? 1 : 0;
    }
    return (double) common / words.size();
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
