package dev.yantra.codex.student.serve;

import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calls.FrequencyCache;
import dev.yantra.codex.student.network.GraphView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Votes of the nearest written methods for the labels that they use; the share of each method falls
 * with its distance:
 *
 * <pre>v(x) = Σ_{d ∈ top k} [d uses x] e^{s_d} / Σ_{d ∈ top k} e^{s_d},   s = 5 cos + 5 bm25</pre>
 *
 * <p>Methods of the same owner count in the frequency cache; here likeness counts, wherever it is.
 */
final class NearestBodyVotes {
  private static final int VOTERS = 20;

  /** The scale of the two likenesses, each of which is at most 1. */
  private static final double SHARPNESS = 5;

  /** A method and its share of the vote. */
  record Voter(int method, double share) {}

  private final Nearest nearest;
  private final GraphView view;

  NearestBodyVotes(Nearest nearest, GraphView view) {
    this.nearest = nearest;
    this.view = view;
  }

  /** The methods that vote on a question, the nearest first; their shares sum to 1. */
  List<Voter> voters(EncodedQuery asked) {
    double[][] evidence = nearest.of(asked);
    int[] methods = nearest.methods();
    List<Voter> candidates = new ArrayList<>();
    int self = asked.node().orElse(-1);
    for (int i = 0; i < methods.length; i++) {
      int m = methods[i];
      if (m != self) {
        candidates.add(new Voter(m, SHARPNESS * (evidence[i][0] + evidence[i][1])));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Voter::share).reversed().thenComparingInt(Voter::method));
    // Whether one is written is read off its node, which need not be read of those that come later.
    List<Voter> first =
        candidates.stream()
            .filter(v -> Usage.isWritten(view.graph(), v.method))
            .limit(VOTERS)
            .toList();
    double[] shares = Softmax.compensated(first.stream().mapToDouble(Voter::share).toArray());
    return IntStream.range(0, shares.length)
        .mapToObj(i -> new Voter(first.get(i).method, shares[i]))
        .toList();
  }

  /** The share of the vote for each label that a voter uses. */
  Map<Integer, Double> of(EncodedQuery asked, FrequencyCache.Uses uses) {
    Map<Integer, Double> votes = new TreeMap<>();
    for (Voter voter : voters(asked)) {
      for (int label : uses.of(view.graph(), voter.method)) {
        votes.merge(label, voter.share, Double::sum);
      }
    }
    return votes;
  }
}
