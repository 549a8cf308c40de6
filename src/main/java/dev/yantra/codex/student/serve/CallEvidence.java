package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.algebra.SparseVector;
import dev.yantra.codex.student.calls.Callee;
import dev.yantra.codex.student.calls.FrequencyCache;
import dev.yantra.codex.student.network.TextField;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What speaks for each candidate of next call: the network, the frequency cache, and what names and
 * types say.
 */
public final class CallEvidence {
  /** Pieces of evidence for each candidate. */
  static final int SIZE = 14;

  /** What is asked of each candidate again and again. */
  private record Callee(CanonicalId id, String owner, List<String> parameters, SparseVector name) {}

  private final Model model;
  private final Snapshot snapshot;
  private final Votes votes;
  private final FrequencyCache cache;
  private final int[] candidates;
  private final List<Callee> callees;

  CallEvidence(Model model, Snapshot snapshot, Votes votes) {
    this.model = model;
    this.votes = votes;
    this.snapshot = snapshot;
    this.cache = FrequencyCache.of(snapshot.view(), Usage::calls);
    CodeGraph graph = snapshot.view().graph();
    this.candidates = candidates(graph);
    this.callees = IntStream.of(candidates).parallel().mapToObj(c -> callee(graph, c)).toList();
  }

  /** Numbers of the methods that can be called: all but tests. */
  public static int[] candidates(CodeGraph graph) {
    return IntStream.range(0, graph.size())
        .filter(n -> Usage.isMethod(graph, n) && !Usage.isTest(graph, n))
        .toArray();
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  public int[] candidates() {
    return candidates;
  }

  /** Where learning on adds what it sees. */
  FrequencyCache cache() {
    return cache;
  }

  /** The evidence, one row for each candidate. */
  public double[][] of(Asked asked) {
    double[] network = network(asked.output());
    Map<Integer, Double> vote = votes.of(asked, Usage::calls);
    int[] own = ownCalls(asked);
    retract(asked, own, true);
    try {
      FrequencyCache.Around around = cache.around(asked.id(), asked.test());
      double[][] evidence = new double[candidates.length][];
      for (int i = 0; i < candidates.length; i++) {
        evidence[i] =
            row(
                asked,
                callees.get(i),
                network[i],
                around.estimate(candidates[i]),
                vote.getOrDefault(candidates[i], 0.0));
      }
      return evidence;
    } finally {
      retract(asked, own, false);
    }
  }

  private double[] row(
      Asked asked, Callee callee, double network, FrequencyCache.Estimate frequency, double vote) {
    boolean sameOwner = callee.id.owner().equals(asked.id().owner());
    boolean sameName = callee.id.member().equals(asked.id().member());
    int fitting = 0;
    for (String parameter : callee.parameters) {
      if (asked.types().contains(parameter)) {
        fitting++;
      }
    }
    int parameters = callee.parameters.size();
    return new double[] {
      network,
      frequency.owner(),
      frequency.surrounding(),
      frequency.repository(),
      frequency.uses() > 0 ? 1 : 0,
      flag(sameOwner),
      flag(sameName),
      callee.name.dot(asked.name()),
      callee.name.dot(asked.doc()),
      parameters == 0 ? 0 : 2.0 * fitting / parameters - 1,
      flag(asked.types().contains(callee.owner)),
      flag(callee.id.constructor() && callee.owner.equals(asked.returns())),
      Math.log(vote + 0.01),
      vote
    };
  }

  /** Log-softmax of the two-tower scores over all candidates. */
  private double[] network(float[] output) {
    float[] query = Snapshot.concat(model.network().times(output, "calls.query"), new float[] {1});
    double[] scores = new double[candidates.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates.length; i++) {
      scores[i] = snapshot.calls().dotRow(candidates[i], query);
      greatest = Math.max(greatest, scores[i]);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - greatest);
    }
    double normaliser = greatest + Math.log(sum);
    for (int i = 0; i < scores.length; i++) {
      scores[i] -= normaliser;
    }
    return scores;
  }

  /** What the asked method itself has put into the cache. */
  private int[] ownCalls(Asked asked) {
    int node = asked.node().orElse(-1);
    return node < 0 || snapshot.view().hides(node)
        ? new int[0]
        : Usage.calls(snapshot.view().graph(), node);
  }

  private void retract(Asked asked, int[] own, boolean out) {
    if (own.length > 0 && out) {
      cache.retract(asked.id(), asked.test(), own);
    } else if (own.length > 0) {
      cache.observe(asked.id(), asked.test(), own);
    }
  }

  private Callee callee(CodeGraph graph, int node) {
    CanonicalId id = graph.node(node).canonical();
    return new Callee(
        id,
        id.ownerSimpleName(),
        id.parameters().stream().map(Asked::simple).toList(),
        model.features().words(graph.node(node), TextField.NAME));
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
