package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.ParameterFile;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LinearTrees;
import dev.yantra.codex.student.imports.PretrainedImports;
import java.io.IOException;

/**
 * The parameters learned from the imports of other repositories: counts by terms, and a score over
 * the evidence. They hold hashes and numbers, no code and no names.
 *
 * @param fingerprint tells one pretraining from another
 * @param line over the evidence without the network
 * @param trees over the same, which go on from the line
 */
public record ImportPrior(
    long fingerprint, PretrainedImports habits, Blend line, BoostedTrees trees) {
  /** The name of the resource beside this class. */
  public static final String RESOURCE = "imports.prior";

  private static final ParameterFile.Kind KIND =
      new ParameterFile.Kind("imports-prior", 2, ImportMemory.COLUMNS);

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

  /** True if so little speaks for a candidate that there is nothing to weigh. */
  public static boolean hopeless(double logit) {
    return logit < HOPELESS;
  }

  /** The bytes of a prior. */
  public static byte[] encode(PretrainedImports habits, Blend line, BoostedTrees trees) {
    return ParameterFile.encode(KIND, habits::write, new LinearTrees(line, trees)::write);
  }

  /**
   * Reads what {@link #encode} gives.
   *
   * @throws IOException if it is damaged or of other columns
   */
  public static ImportPrior decode(byte[] bytes) throws IOException {
    ParameterFile file = ParameterFile.open(bytes, KIND);
    PretrainedImports habits = file.next(PretrainedImports::read);
    LinearTrees score = file.next(in -> LinearTrees.read(in, ImportMemory.COLUMNS.size()));
    return new ImportPrior(file.fingerprint(), habits, score.line(), score.trees());
  }
}
