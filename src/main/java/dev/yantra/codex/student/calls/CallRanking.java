package dev.yantra.codex.student.calls;

import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.student.ParameterFile;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LinearTrees;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ranking of the candidates at a point: the score that other repositories teach, trees of this
 * repository on top of it, the score of the network, and a softmax over the candidates. It is read
 * from its file when it is first needed.
 */
public final class CallRanking {
  /** Pieces of evidence in the mix: the score and the network. */
  static final int MIXED = 2;

  /**
   * The fitted parts.
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

  /**
   * The ranking in a file, which is read when it is first needed.
   *
   * @throws dev.yantra.codex.workspace.CodexException then, if it is missing or damaged, or of
   *     another version
   */
  public static CallRanking in(Path file) {
    return new CallRanking(
        () -> {
          CallPrior prior = CallPrior.shipped();
          return ParameterFile.read(file, bytes -> decode(bytes, prior));
        });
  }

  public Parts parts() {
    Parts known = parts == null ? source.get() : parts;
    parts = known;
    return known;
  }

  /** What is usual in other repositories. */
  public PretrainedCalls habits() {
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

  /** Made when it is needed: a git hook opens a student without asking for calls. */
  private static ParameterFile.Kind kind() {
    return new ParameterFile.Kind("call-ranking", 4, PointEvidence.COLUMNS);
  }

  /** The bytes that a checkpoint keeps. */
  public byte[] encode() {
    Parts known = parts();
    return ParameterFile.encode(
        kind(),
        out -> out.writeLong(known.prior.fingerprint()),
        out -> out.writeUTF(known.mix.toString()),
        known.trees::write);
  }

  /**
   * Reads what {@link #encode} gives. Trees that go on from another prior would correct mistakes
   * that this one does not make: they are left out.
   *
   * @throws IOException if it is damaged or of other columns
   */
  static Parts decode(byte[] bytes, CallPrior prior) throws IOException {
    ParameterFile file = ParameterFile.open(bytes, kind());
    long after = file.next(DataInputStream::readLong);
    Blend mix = Blend.parse(file.next(in -> in.readUTF()));
    if (mix.weights().length != MIXED) {
      throw new IOException("a mix of " + mix.weights().length);
    }
    BoostedTrees trees = file.next(in -> LinearTrees.readTrees(in, PointEvidence.COLUMNS.size()));
    return after == prior.fingerprint() ? new Parts(prior, trees, mix) : unfitted(prior);
  }
}
