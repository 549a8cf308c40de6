package dev.yantra.codex.student;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the evidence of the candidates at a point becomes probabilities: a linear score and trees
 * over what is counted and fits, mixed with what the network says of the whole method, and a
 * softmax over the candidates. Read from its file when it is first needed.
 */
public final class CallRanking {
  /** Pieces of evidence in the mix: the score and the network. */
  static final int MIXED = 2;

  private static final int VERSION = 2;

  /**
   * What is fitted.
   *
   * @param linear over {@link PointEvidence}
   * @param trees over the same, added to the linear score
   * @param mix of the sum and of what is known of the whole method
   */
  record Parts(Blend linear, BoostedTrees trees, Blend mix) {}

  private final Supplier<Parts> source;
  private @Nullable Parts parts;

  private CallRanking(Supplier<Parts> source) {
    this.source = source;
  }

  /** A ranking that was just fitted. */
  static CallRanking of(Parts parts) {
    return new CallRanking(() -> parts);
  }

  /** The ranking before anything is fitted: what is called on the type most often. */
  public static CallRanking initial() {
    return of(new Parts(byFrequency(), BoostedTrees.NONE, alone()));
  }

  static Blend byFrequency() {
    double[] weights = new double[PointEvidence.SIZE];
    weights[0] = 1;
    return new Blend(weights, 0);
  }

  static Blend alone() {
    double[] weights = new double[MIXED];
    weights[0] = 1;
    return new Blend(weights, 0);
  }

  /** The ranking in a file; the initial one if there is none or it is of another version. */
  static CallRanking in(Path file) {
    return new CallRanking(
        () -> {
          try {
            return Files.exists(file) ? decode(Files.readAllBytes(file)) : initial().parts();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  Parts parts() {
    Parts known = parts == null ? source.get() : parts;
    parts = known;
    return known;
  }

  /** The score of a row of {@link PointEvidence}. */
  double score(double[] row) {
    Parts known = parts();
    return known.linear.logit(row) + known.trees.score(row);
  }

  /**
   * Probabilities of the candidates at a point.
   *
   * @param mixed one row of {@link #MIXED} pieces for each
   */
  double[] probabilities(double[][] mixed) {
    Blend mix = parts().mix;
    double[] p = new double[mixed.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < p.length; x++) {
      p[x] = mix.logit(mixed[x]);
      greatest = Math.max(greatest, p[x]);
    }
    double sum = 0;
    for (int x = 0; x < p.length; x++) {
      p[x] = Math.exp(p[x] - greatest);
      sum += p[x];
    }
    for (int x = 0; x < p.length; x++) {
      p[x] /= sum;
    }
    return p;
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      Parts known = parts();
      out.writeUTF(known.linear.toString());
      out.writeUTF(known.mix.toString());
      known.trees.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static Parts decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != VERSION) {
        return initial().parts();
      }
      Blend linear = Blend.parse(in.readUTF());
      Blend mix = Blend.parse(in.readUTF());
      return new Parts(linear, BoostedTrees.read(in), mix);
    }
  }
}
