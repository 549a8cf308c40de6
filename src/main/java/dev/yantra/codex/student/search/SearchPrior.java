package dev.yantra.codex.student.search;

import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What was learned about sentences and the methods that they describe in other repositories: which
 * word of prose speaks for which token of code, and how far to trust each piece of evidence.
 * StableHash, lifts, weights and thresholds; no code and no names.
 *
 * @param translations from words to tokens
 * @param line over {@link SearchEvidence}
 * @param trees that go on from the line
 */
public record SearchPrior(Translations translations, Blend line, BoostedTrees trees) {
  private static final String RESOURCE = "search.prior";
  private static final int VERSION = 1;

  /** Knows nothing of other repositories; evidence counts as it does in most. */
  public static final SearchPrior NONE =
      new SearchPrior(
          Translations.NONE, new Blend(SearchEvidence.untaught(), 0), BoostedTrees.NONE);

  /** The same with other trust. */
  public SearchPrior trusting(Blend otherLine, BoostedTrees otherTrees) {
    return new SearchPrior(translations, otherLine, otherTrees);
  }

  /** How much a row of {@link SearchEvidence} speaks for its method. */
  double score(double[] row) {
    return line.logit(row) + trees.score(row);
  }

  /** Pairs of a word and a token. */
  public int pairs() {
    return translations.size();
  }

  /** The one that comes with this program. */
  public static SearchPrior shipped() {
    return BundledResources.read(SearchPrior.class, RESOURCE, SearchPrior::decode);
  }

  /** The bytes of the resource. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(VERSION);
      translations.write(out);
      double[] weights = line.weights();
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

  /**
   * Reads what {@link #encode} gives.
   *
   * @throws IOException if it is of another version or other columns
   */
  public static SearchPrior decode(byte[] bytes) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("version " + version + ", not " + VERSION);
      }
      Translations translations = Translations.read(in);
      double[] weights = new double[in.readUnsignedShort()];
      if (weights.length != SearchEvidence.TAUGHT) {
        throw new IOException("fitted on " + weights.length + " columns");
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = in.readFloat();
      }
      return new SearchPrior(translations, new Blend(weights, 0), BoostedTrees.read(in));
    }
  }
}
