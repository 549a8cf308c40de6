package dev.yantra.codex.student.calls;

import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What was learned about next calls in other repositories: their habits, and how the evidence at a
 * point tells the right candidate. Counts and thresholds; no code and no names.
 *
 * @param fingerprint tells one pretraining from another
 */
public record CallPrior(long fingerprint, CallHabits habits, Blend linear, BoostedTrees trees) {
  static final String RESOURCE = "calls.prior";
  private static final int VERSION = 1;

  /** Steps of the stored logarithms of counts for each factor e. */
  private static final int STEPS = 16;

  /** Knows nothing of other repositories: what is called on the type most often comes first. */
  public static final CallPrior NONE =
      new CallPrior(0, new CallHabits(CallHabits.Counts.NONE), byFrequency(), BoostedTrees.NONE);

  static Blend byFrequency() {
    double[] weights = new double[PointEvidence.SIZE];
    weights[0] = 1;
    return new Blend(weights, 0);
  }

  /** The one that comes with this program. */
  static CallPrior shipped() {
    try (InputStream in = CallPrior.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the application");
      }
      return decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      writeCounts(habits, out);
      double[] weights = linear.weights();
      out.writeShort(weights.length);
      for (double weight : weights) {
        out.writeFloat((float) weight);
      }
      trees.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static CallPrior decode(byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("version " + version + ", not " + VERSION);
      }
      HashedCounts counts = readCounts(in);
      double[] weights = new double[in.readShort()];
      if (weights.length != PointEvidence.SIZE) {
        throw new IOException("fitted on " + weights.length + " columns");
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = in.readFloat();
      }
      CallHabits habits = new CallHabits(key -> counts.of(key >>> Integer.SIZE));
      return new CallPrior(crc.getValue(), habits, new Blend(weights, 0), BoostedTrees.read(in));
    }
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
      while (delta > 0x7f) {
        out.writeByte((int) ((delta & 0x7f) | 0x80));
        delta >>>= 7;
      }
      out.writeByte((int) delta);
      out.writeByte((int) Math.min(255, Math.round(Math.log(kept.of(key)) * STEPS)));
    }
  }

  private static HashedCounts readCounts(DataInputStream in) throws IOException {
    HashedCounts counts = new HashedCounts();
    long key = 0;
    for (int n = in.readInt(); n > 0; n--) {
      int shift = 0;
      int piece = in.readUnsignedByte();
      long delta = piece & 0x7f;
      while (piece > 0x7f) {
        shift += 7;
        piece = in.readUnsignedByte();
        delta |= (long) (piece & 0x7f) << shift;
      }
      key += delta;
      counts.add(key, (int) Math.round(Math.exp((double) in.readUnsignedByte() / STEPS)));
    }
    return counts;
  }
}
