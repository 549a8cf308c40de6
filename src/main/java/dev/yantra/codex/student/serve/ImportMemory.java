package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What declarations say of each type that some file imports, without the network: how many methods
 * of the same file, package and repository need it, whether the declaration names or mentions it,
 * what the nearest declarations need, and a regression on the declaration's terms.
 */
public final class ImportMemory {
  /** Pieces of evidence for each candidate. */
  static final int SIZE = 9;

  /** How many methods' worth a context trusts the one around it. */
  private static final double TRUST = 4;

  private static final int ANYWHERE = 0;
  private static final int FILE = 2;

  /** Log-odds by the regression where there is none, and below which it has nothing to say. */
  private static final double UNLIKELY = -6;

  /** Log-odds of what hardly any method around needs. */
  private static final double RARE = -5.5;

  /** A type that can be imported. */
  private record Candidate(int node, String simple, String packageName, Set<String> name) {}

  /** How many methods of a context need each type, and how many methods there are. */
  private static final class Uses {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int methods;
  }

  private final SpecIndex index;
  private final ImportHabits habits;
  private final List<Candidate> candidates;
  private final int[] numbers;
  private final Map<String, List<Integer>> bySimpleName = new HashMap<>();
  private final Map<Integer, int[]> imports = new TreeMap<>();
  private final Map<String, Uses> contexts = new HashMap<>();

  public ImportMemory(SpecIndex index, ImportHabits habits) {
    this.index = index;
    this.habits = habits;
    CodeGraph graph = index.view().graph();
    this.numbers = candidates(graph);
    this.candidates = IntStream.of(numbers).mapToObj(n -> candidate(graph, n)).toList();
    for (int i = 0; i < numbers.length; i++) {
      bySimpleName.computeIfAbsent(candidates.get(i).simple, s -> new ArrayList<>()).add(i);
    }
    index.specs().forEach((m, spec) -> add(spec, Usage.imports(graph, m)));
  }

  /** Numbers of the types that some file of the repository imports. */
  public static int[] candidates(CodeGraph graph) {
    return IntStream.range(0, graph.size())
        .filter(n -> graph.in(EdgeKind.IMPORTS).degree(n) > 0 && !Usage.isMethod(graph, n))
        .toArray();
  }

  /** Weights of {@link ImportEvidence} that are right more or less in any repository. */
  static double[] usualWeights() {
    return new double[] {0, 0.4, 0.2, 5, -0.8, 0.4, 0.5, 2.5, -1, 0, 1};
  }

  private static Candidate candidate(CodeGraph graph, int node) {
    CanonicalId id = graph.node(node).canonical();
    String simple = id.ownerSimpleName();
    return new Candidate(node, simple, id.packageName(), Set.copyOf(Stems.of(simple)));
  }

  private void add(Spec spec, int[] used) {
    imports.put(spec.node().orElse(-1), used);
    count(spec, used, 1);
  }

  private void count(Spec spec, int[] used, int times) {
    for (String context : contexts(spec)) {
      Uses uses = contexts.computeIfAbsent(context, c -> new Uses());
      uses.methods += times;
      for (int type : used) {
        uses.counts.merge(type, times, Integer::sum);
      }
    }
  }

  /** From the outside in; main and test code import different things. */
  private static List<String> contexts(Spec spec) {
    String tree = spec.test() ? "test" : "main";
    CanonicalId id = spec.id();
    return List.of(tree, tree + " p " + id.packageName(), tree + " f " + id.topLevel());
  }

  /** Takes what one more method needs. */
  void observe(Spec method, int... used) {
    count(method, used, 1);
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  public int[] candidates() {
    return numbers;
  }

  /** The evidence, one row for each candidate. What the asked method itself needs is left out. */
  public double[][] of(Spec asked) {
    int[] own = imports.getOrDefault(asked.node().orElse(-1), new int[0]);
    boolean counted = imports.containsKey(asked.node().orElse(-1));
    if (counted) {
      count(asked, own, -1);
    }
    double[][] shares = shares(asked);
    Set<Integer> named = named(asked, shares);
    Map<Integer, Double> nearest = nearest(asked);
    Set<String> said = new HashSet<>();
    asked.words().forEach(w -> said.add(Stems.stem(w)));
    int[] positions = Linear.positions(asked.terms());
    double[][] evidence = new double[numbers.length][];
    for (int i = 0; i < evidence.length; i++) {
      Candidate c = candidates.get(i);
      boolean mentioned = asked.named().contains(c.simple);
      long met = c.name.stream().filter(said::contains).count();
      evidence[i] =
          new double[] {
            logit(shares[i][FILE]),
            logit(shares[i][ANYWHERE]),
            flag(named.contains(i)),
            flag(c.packageName.equals(asked.id().packageName())),
            logit(nearest.getOrDefault(c.node, 0.0)),
            nearest.getOrDefault(c.node, 0.0),
            (double) met / Math.max(1, c.name.size()),
            flag(met == c.name.size() && !mentioned),
            Math.max(UNLIKELY, habits.logit(c.node, positions, UNLIKELY))
          };
    }
    if (counted) {
      count(asked, own, 1);
    }
    return evidence;
  }

  /** For each candidate the shares of methods that need it, from the outside in. */
  private double[][] shares(Spec asked) {
    List<String> around = contexts(asked);
    double[][] shares = new double[numbers.length][around.size()];
    for (int i = 0; i < numbers.length; i++) {
      double p = 1.0 / (numbers.length + 1);
      for (int level = 0; level < around.size(); level++) {
        Uses uses = contexts.get(around.get(level));
        if (uses != null) {
          p = (uses.counts.getOrDefault(numbers[i], 0) + TRUST * p) / (uses.methods + TRUST);
        }
        shares[i][level] = p;
      }
    }
    return shares;
  }

  /** Of the candidates of each name in the declaration, the one that is used most around it. */
  private Set<Integer> named(Spec asked, double[][] shares) {
    Set<Integer> named = new TreeSet<>();
    CodeGraph graph = index.view().graph();
    for (String name : asked.named()) {
      if (local(graph, asked.id(), name)) {
        continue;
      }
      bySimpleName.getOrDefault(name, List.of()).stream()
          .max((a, b) -> Double.compare(shares[a][FILE], shares[b][FILE]))
          .ifPresent(named::add);
    }
    return named;
  }

  /** Whether a name means a type around the method or in its package, which needs no import. */
  private static boolean local(CodeGraph graph, CanonicalId id, String name) {
    String prefix = id.packageName().isEmpty() ? "" : id.packageName() + ".";
    return Stream.of(prefix + name, id.topLevel() + "$" + name, id.owner() + "$" + name)
        .anyMatch(type -> graph.find(type).isPresent());
  }

  /** The share of the nearest declarations whose bodies need a type. */
  private Map<Integer, Double> nearest(Spec asked) {
    List<Bm25.Hit> hits = index.nearest(asked, m -> true);
    double total = hits.stream().mapToDouble(Bm25.Hit::score).sum();
    Map<Integer, Double> shares = new TreeMap<>();
    for (Bm25.Hit hit : hits) {
      for (int type : imports.getOrDefault(hit.document(), new int[0])) {
        shares.merge(type, hit.score() / total, Double::sum);
      }
    }
    return shares;
  }

  /** Whether nothing speaks for a candidate, so that there is nothing to weigh. */
  public static boolean hopeless(double[] remembered) {
    return remembered[0] < RARE
        && remembered[2] == 0
        && remembered[5] == 0
        && remembered[6] == 0
        && remembered[8] <= UNLIKELY + 1;
  }

  private static double logit(double p) {
    double inside = Math.min(0.998, Math.max(0.002, p));
    return Math.log(inside / (1 - inside));
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
