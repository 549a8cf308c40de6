package dev.yantra.codex.student.imports;

import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * What was learned about imports in other repositories: their habits, and how the evidence for a
 * type tells whether it is needed. Counts and thresholds; no code and no names.
 *
 * @param fingerprint tells one pretraining from another
 * @param line over the evidence without the network
 * @param trees over the same, which go on from the line
 */
public record ImportPrior(long fingerprint, TypeHabits habits, Blend line, BoostedTrees trees) {
  /** The name of the resource beside this class. */
  public static final String RESOURCE = "imports.prior";

  private static final int VERSION = 1;

  /**
   * Log-odds by the line below which trees are not asked: nearly all candidates, and none needed.
   */
  private static final double HOPELESS = -7;

  /** The one that comes with this program. */
  public static ImportPrior shipped() {
    return BundledResources.read(ImportPrior.class, RESOURCE, ImportPrior::decode);
  }

  /** The log-odds of a row of evidence. */
  public double logit(double[] row) {
    double line = this.line.logit(row);
    return line < HOPELESS ? line : line + trees.score(row);
  }

  /** Whether so little speaks for a candidate that there is nothing to weigh. */
  public static boolean hopeless(double logit) {
    return logit < HOPELESS;
  }

  /** The bytes of a prior. */
  public static byte[] encode(TypeHabits habits, Blend line, BoostedTrees trees) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      habits.write(out);
      out.writeUTF(line.toString());
      trees.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #encode} gives.
   *
   * @throws IOException if it is of another version
   */
  public static ImportPrior decode(byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("version " + version + ", not " + VERSION);
      }
      TypeHabits habits = TypeHabits.read(in);
      Blend line = Blend.parse(in.readUTF());
      return new ImportPrior(crc.getValue(), habits, line, BoostedTrees.read(in));
    }
  }
}
