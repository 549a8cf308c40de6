package dev.yantra.codex.student.serve;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calls.FrequencyCache;
import java.util.List;
import java.util.Map;

/**
 * The evidence for each candidate of next call over a whole method: the network, the frequency
 * cache, and the fit of names and types.
 */
public final class CallEvidence implements HeadEvidence {
  /** The columns of each candidate. */
  private enum Column {
    NETWORK,
    LOG_FREQUENCY_IN_OWNER,
    LOG_FREQUENCY_IN_PACKAGE,
    LOG_FREQUENCY_ANYWHERE,
    USED_IN_OWNER,
    SAME_OWNER,
    SAME_NAME,
    NAME_WORDS,
    DOC_WORDS,
    FITTING_TYPES,
    OWNER_IS_NAMED,
    MAKES_RESULT,
    LOG_VOTES,
    VOTES
  }

  private static final Head HEAD = SpecialHead.CALLS;
  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values());

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

  @Override
  public String answer(int row) {
    return snapshot.view().graph().id(candidates[row]);
  }

  @Override
  public boolean eligible(int row, EncodedQuery asked) {
    return candidates[row] != asked.node().orElse(-1);
  }

  /** The evidence, one row for each candidate. */
  @Override
  public double[][] of(EncodedQuery asked) {
    double[] network = network(asked.output());
    Map<Integer, Double> vote = votes.of(asked, Usage::calls);
    CallCandidates.Fit fit = callees.against(asked, model.features());
    FrequencyCache.Around around = cache.around(asked.id(), asked.test(), ownCalls(asked));
    double[][] evidence = new double[candidates.length][ALL.size()];
    for (int i = 0; i < candidates.length; i++) {
      int candidate = i;
      FrequencyCache.Estimate frequency = around.estimate(candidates[i]);
      double votes = vote.getOrDefault(candidates[i], 0.0);
      EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case NETWORK -> network[candidate];
                case LOG_FREQUENCY_IN_OWNER -> frequency.owner();
                case LOG_FREQUENCY_IN_PACKAGE -> frequency.surrounding();
                case LOG_FREQUENCY_ANYWHERE -> frequency.repository();
                case USED_IN_OWNER -> flag(frequency.uses() > 0);
                case SAME_OWNER -> flag(fit.sameOwner(candidate));
                case SAME_NAME -> flag(fit.sameName(candidate));
                case NAME_WORDS -> fit.name(candidate);
                case DOC_WORDS -> fit.doc(candidate);
                case FITTING_TYPES -> fit.fitting(candidate);
                case OWNER_IS_NAMED -> flag(fit.ownerIsNamed(candidate));
                case MAKES_RESULT -> flag(fit.makesResult(candidate));
                case LOG_VOTES -> Math.log(votes + 0.01);
                case VOTES -> votes;
              },
          evidence[i],
          0);
    }
    return evidence;
  }

  /** Log-softmax of the two-tower scores over all candidates. */
  private double[] network(float[] output) {
    float[] query =
        Snapshot.concat(model.network().times(output, HEAD.key() + ".query"), new float[] {1});
    Matrix tower = snapshot.tower(HEAD);
    double[] scores = new double[candidates.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = tower.dotRow(candidates[i], query);
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
}
