package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.fit.BoostedTrees;

/** What speaks for each type that some file imports. */
public final class ImportEvidence {
  /** Column of the network's log-odds. */
  public static final int NETWORK = 0;

  /** Column of what trees over the memory's columns add. */
  static final int TREES = 1 + ImportMemory.SIZE;

  /** Pieces of evidence for each candidate: the network's, the memory's, the trees'. */
  static final int SIZE = TREES + 1;

  private final Model model;
  private final Snapshot snapshot;
  private final ImportMemory memory;
  private final BoostedTrees trees;

  ImportEvidence(Model model, Snapshot snapshot, ImportMemory memory) {
    this.trees = model.trees(Calibration.IMPORTS);
    this.model = model;
    this.snapshot = snapshot;
    this.memory = memory;
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
  public double[][] of(Asked asked) {
    float[] query =
        Snapshot.concat(model.network().times(asked.output(), "imports.query"), new float[] {1});
    int[] candidates = memory.candidates();
    double[][] remembered = memory.of(asked.spec());
    double[][] evidence = new double[candidates.length][SIZE];
    for (int i = 0; i < candidates.length; i++) {
      evidence[i][NETWORK] = snapshot.imports().dotRow(candidates[i], query);
      System.arraycopy(remembered[i], 0, evidence[i], 1, ImportMemory.SIZE);
      if (!ImportMemory.hopeless(remembered[i])) {
        evidence[i][TREES] = trees.score(remembered[i]);
      }
    }
    return evidence;
  }
}
