package dev.yantra.codex.student.calls;

import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
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
 * How the evidence of the candidates at a point becomes probabilities: what other repositories
 * teach of it, trees of this repository that go on from there, mixed with what the network says of
 * the whole method, and a softmax over the candidates. Read from its file when it is first needed.
 */
public final class CallRanking {
  /** Pieces of evidence in the mix: the score and the network. */
  static final int MIXED = 2;

  private static final int VERSION = 3;

  /**
   * What is fitted.
   *
   * @param prior what other repositories teach
   * @param trees over {@link PointEvidence}, added to the score of the prior
   * @param mix of the sum and of what is known of the whole method
   */
  public record Parts(CallPrior prior, BoostedTrees trees, Blend mix) {}

  private final Supplier<Parts> source;
  private @Nullable Parts parts;

  private CallRanking(Supplier<Parts> source) {
    this.source = source;
  }

  /** A ranking that was just fitted. */
  public static CallRanking of(Parts parts) {
    return new CallRanking(() -> parts);
  }

  /** The ranking before anything of a repository is known: what others teach. */
  public static CallRanking initial() {
    return new CallRanking(() -> unfitted(CallPrior.shipped()));
  }

  private static Parts unfitted(CallPrior prior) {
    return new Parts(prior, BoostedTrees.NONE, alone());
  }

  /** The same with nothing but what the network says of the whole method. */
  public CallRanking networkAlone() {
    double[] weights = new double[MIXED];
    weights[1] = 1;
    return of(new Parts(parts().prior, parts().trees, new Blend(weights, 0)));
  }

  /** The same without what the network says. */
  public CallRanking withoutNetwork() {
    return of(new Parts(parts().prior, parts().trees, alone()));
  }

  /** The mix that leaves the network's opinion out. */
  public static Blend alone() {
    double[] weights = new double[MIXED];
    weights[0] = 1;
    return new Blend(weights, 0);
  }

  /** The ranking in a file; the initial one if there is none or it is of another version. */
  public static CallRanking in(Path file) {
    return new CallRanking(
        () -> {
          CallPrior prior = CallPrior.shipped();
          try {
            return Files.exists(file) ? decode(Files.readAllBytes(file), prior) : unfitted(prior);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  public Parts parts() {
    Parts known = parts == null ? source.get() : parts;
    parts = known;
    return known;
  }

  /** What is usual in other repositories. */
  public CallHabits habits() {
    return parts().prior.habits();
  }

  /** The score of a row of {@link PointEvidence}. */
  public double score(double[] row) {
    Parts known = parts();
    return known.prior.score(row) + known.trees.score(row);
  }

  /**
   * Probabilities of the candidates at a point.
   *
   * @param mixed one row of {@link #MIXED} pieces for each
   */
  public double[] probabilities(double[][] mixed) {
    Blend mix = parts().mix;
    double[] p = new double[mixed.length];
    for (int x = 0; x < p.length; x++) {
      p[x] = mix.logit(mixed[x]);
    }
    Softmax.replace(p);
    return p;
  }

  /** The bytes that a checkpoint keeps. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Parts known = parts();
      out.writeInt(VERSION);
      out.writeLong(known.prior.fingerprint());
      out.writeUTF(known.mix.toString());
      known.trees.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Trees that go on from another prior would correct mistakes that this one does not make. */
  static Parts decode(byte[] bytes, CallPrior prior) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != VERSION || in.readLong() != prior.fingerprint()) {
        return unfitted(prior);
      }
      Blend mix = Blend.parse(in.readUTF());
      return new Parts(prior, BoostedTrees.read(in), mix);
    }
  }
}
