package dev.yantra.codex.student;

/** What speaks for each type that some file imports. */
final class ImportEvidence {
  /** Column of the network's log-odds. */
  static final int NETWORK = 0;

  /** Pieces of evidence for each candidate: the network's, then the memory's. */
  static final int SIZE = 1 + ImportMemory.SIZE;

  private final Model model;
  private final Snapshot snapshot;
  private final ImportMemory memory;

  ImportEvidence(Model model, Snapshot snapshot, ImportMemory memory) {
    this.model = model;
    this.snapshot = snapshot;
    this.memory = memory;
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  int[] candidates() {
    return memory.candidates();
  }

  /** Where learning on adds what it sees. */
  ImportMemory memory() {
    return memory;
  }

  /** The evidence, one row for each candidate. */
  double[][] of(Asked asked) {
    float[] query =
        Snapshot.concat(model.network().times(asked.output(), "imports.query"), new float[] {1});
    int[] candidates = memory.candidates();
    double[][] remembered = memory.of(asked.spec());
    double[][] evidence = new double[candidates.length][SIZE];
    for (int i = 0; i < candidates.length; i++) {
      evidence[i][NETWORK] = snapshot.imports().dotRow(candidates[i], query);
      System.arraycopy(remembered[i], 0, evidence[i], 1, ImportMemory.SIZE);
    }
    return evidence;
  }
}
