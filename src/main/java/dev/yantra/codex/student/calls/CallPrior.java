package dev.yantra.codex.student.calls;

import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.ParameterFile;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LinearTrees;
import dev.yantra.codex.workspace.VarInts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The parameters learned from next calls in other repositories: counts by context, and a score over
 * the evidence at a point. They hold hashes and numbers, no code and no names.
 *
 * @param fingerprint tells one pretraining from another
 */
public record CallPrior(
    long fingerprint, PretrainedCalls habits, Blend linear, BoostedTrees trees) {
  static final String RESOURCE = "calls.prior";

  private static final ParameterFile.Kind KIND =
      new ParameterFile.Kind("calls-prior", 2, PointEvidence.COLUMNS);

  /** Steps of the stored logarithms of counts for each factor e. */
  private static final int STEPS = 16;

  /** Knows nothing of other repositories: what is called on the type most often comes first. */
  public static final CallPrior NONE =
      new CallPrior(
          0, new PretrainedCalls(PretrainedCalls.Counts.NONE), byFrequency(), BoostedTrees.NONE);

  static Blend byFrequency() {
    double[] weights = new double[PointEvidence.COLUMNS.size()];
    weights[CallContext.TYPE.position()] = 1;
    return new Blend(weights, 0);
  }

  /** The one that comes with this program. */
  static CallPrior shipped() {
    return BundledResources.read(CallPrior.class, RESOURCE, CallPrior::decode);
  }

  /** The score of a row of {@link PointEvidence}. */
  public double score(double[] row) {
    return linear.logit(row) + trees.score(row);
  }

  /**
   * The bytes of a prior.
   *
   * @param habits counts by joined hashes, of which the upper half is kept
   */
  static byte[] encode(HashedCounts habits, Blend linear, BoostedTrees trees) {
    return ParameterFile.encode(
        KIND, out -> writeCounts(habits, out), new LinearTrees(linear, trees)::write);
  }

  /**
   * Reads what {@link #encode} gives.
   *
   * @throws IOException if it is damaged or of other columns
   */
  static CallPrior decode(byte[] bytes) throws IOException {
    ParameterFile file = ParameterFile.open(bytes, KIND);
    HashedCounts counts = file.next(CallPrior::readCounts);
    LinearTrees score = file.next(in -> LinearTrees.read(in, PointEvidence.COLUMNS.size()));
    PretrainedCalls habits = new PretrainedCalls(key -> counts.of(key >>> Integer.SIZE));
    return new CallPrior(file.fingerprint(), habits, score.line(), score.trees());
  }

  /** Keys ascending, each as what it is more than the one before, and a byte for its count. */
  private static void writeCounts(HashedCounts counts, DataOutputStream out) throws IOException {
    HashedCounts kept = new HashedCounts();
    counts.forEach((key, count) -> kept.add(key >>> Integer.SIZE, count));
    long[] keys = kept.keys();
    Arrays.sort(keys);
    out.writeInt(keys.length);
    long last = 0;
    for (long key : keys) {
      long delta = key - last;
      last = key;
      VarInts.write(delta, out);
      out.writeByte((int) Math.min(255, Math.round(Math.log(kept.of(key)) * STEPS)));
    }
  }

  private static HashedCounts readCounts(DataInputStream in) throws IOException {
    HashedCounts counts = new HashedCounts();
    long key = 0;
    for (int n = in.readInt(); n > 0; n--) {
      key += VarInts.read(in);
      counts.add(key, (int) Math.round(Math.exp((double) in.readUnsignedByte() / STEPS)));
    }
    return counts;
  }
}
