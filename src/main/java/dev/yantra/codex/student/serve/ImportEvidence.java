package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.imports.ImportPrior;

/** What speaks for each type that some file imports. */
public final class ImportEvidence {
  /** Column of the network's log-odds. */
  public static final int NETWORK = 0;

  /** Column of what other repositories make of the memory's evidence. */
  public static final int PRIOR = 1;

  /** Column of what trees of this repository add to that. */
  public static final int TREES = 2;

  /** Pieces of evidence for each candidate. */
  public static final int SIZE = 3;

  private final Model model;
  private final Snapshot snapshot;
  private final ImportMemory memory;
  private final ImportPrior prior;
  private final BoostedTrees trees;

  ImportEvidence(Model model, Snapshot snapshot, ImportMemory memory, ImportPrior prior) {
    if (prior.line().weights().length != ImportMemory.SIZE) {
      throw new IllegalArgumentException(
          "a prior of " + prior.line().weights().length + " columns, not " + ImportMemory.SIZE);
    }
    this.trees = model.trees(after(prior));
    this.model = model;
    this.snapshot = snapshot;
    this.memory = memory;
    this.prior = prior;
  }

  /**
   * The name of trees that go on from a prior. Under another they are not found: they would correct
   * mistakes that it does not make.
   */
  public static String after(ImportPrior prior) {
    return StudentCalibration.IMPORTS + " after " + Long.toHexString(prior.fingerprint());
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  public int[] candidates() {
    return memory.candidates();
  }

  /** Where learning on adds what it sees. */
  ImportMemory memory() {
    return memory;
  }

  /** The evidence, one row for each candidate. */
  public double[][] of(EncodedQuery asked) {
    float[] query =
        Snapshot.concat(model.network().times(asked.output(), "imports.query"), new float[] {1});
    int[] candidates = memory.candidates();
    double[][] remembered = memory.of(asked.spec());
    double[][] evidence = new double[candidates.length][SIZE];
    for (int i = 0; i < candidates.length; i++) {
      evidence[i][NETWORK] = snapshot.imports().dotRow(candidates[i], query);
      evidence[i][PRIOR] = prior.logit(remembered[i]);
      if (!ImportPrior.hopeless(evidence[i][PRIOR])) {
        evidence[i][TREES] = trees.score(remembered[i]);
      }
    }
    return evidence;
  }
}
