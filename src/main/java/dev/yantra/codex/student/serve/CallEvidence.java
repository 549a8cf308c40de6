package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calls.FrequencyCache;
import java.util.Map;

/**
 * What speaks for each candidate of next call: the network, the frequency cache, and what names and
 * types say.
 */
public final class CallEvidence {
  /** Pieces of evidence for each candidate. */
  static final int SIZE = 14;

  private final Model model;
  private final Snapshot snapshot;
  private final NearestBodyVotes votes;
  private final FrequencyCache cache;
  private final CallCandidates callees;
  private final int[] candidates;

  CallEvidence(Model model, Snapshot snapshot, NearestBodyVotes votes) {
    this.model = model;
    this.votes = votes;
    this.snapshot = snapshot;
    this.cache = FrequencyCache.kept("calls-in-context", snapshot.view(), Usage::calls);
    this.callees = CallCandidates.of(snapshot.view().graph());
    this.candidates = callees.methods();
  }

  /** Numbers of the methods that can be called: all but tests. */
  public static int[] candidates(CodeGraph graph) {
    return CallCandidates.methods(graph);
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
  public double[][] of(EncodedQuery asked) {
    double[] network = network(asked.output());
    Map<Integer, Double> vote = votes.of(asked, Usage::calls);
    int[] own = ownCalls(asked);
    retract(asked, own, true);
    try {
      CallCandidates.Fit fit = callees.against(asked, model.features());
      FrequencyCache.Around around = cache.around(asked.id(), asked.test());
      double[][] evidence = new double[candidates.length][];
      for (int i = 0; i < candidates.length; i++) {
        evidence[i] =
            row(
                fit,
                i,
                network[i],
                around.estimate(candidates[i]),
                vote.getOrDefault(candidates[i], 0.0));
      }
      return evidence;
    } finally {
      retract(asked, own, false);
    }
  }

  private static double[] row(
      CallCandidates.Fit fit,
      int candidate,
      double network,
      FrequencyCache.Estimate frequency,
      double vote) {
    return new double[] {
      network,
      frequency.owner(),
      frequency.surrounding(),
      frequency.repository(),
      frequency.uses() > 0 ? 1 : 0,
      flag(fit.sameOwner(candidate)),
      flag(fit.sameName(candidate)),
      fit.name(candidate),
      fit.doc(candidate),
      fit.fitting(candidate),
      flag(fit.ownerIsNamed(candidate)),
      flag(fit.makesResult(candidate)),
      Math.log(vote + 0.01),
      vote
    };
  }

  /** Log-softmax of the two-tower scores over all candidates. */
  private double[] network(float[] output) {
    float[] query = Snapshot.concat(model.network().times(output, "calls.query"), new float[] {1});
    double[] scores = new double[candidates.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = snapshot.calls().dotRow(candidates[i], query);
    }
    Softmax.replaceByLogs(scores);
    return scores;
  }

  /** What the asked method itself has put into the cache. */
  private int[] ownCalls(EncodedQuery asked) {
    int node = asked.node().orElse(-1);
    return node < 0 || snapshot.view().hides(node)
        ? new int[0]
        : Usage.calls(snapshot.view().graph(), node);
  }

  private void retract(EncodedQuery asked, int[] own, boolean out) {
    if (own.length > 0 && out) {
      cache.retract(asked.id(), asked.test(), own);
    } else if (own.length > 0) {
      cache.observe(asked.id(), asked.test(), own);
    }
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
