package dev.yantra.codex.student.serve;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.fit.BoostedTrees;
import java.util.List;

/**
 * The evidence for each type that some file imports: the network, the prior of other repositories,
 * and trees of this one.
 */
public final class ImportEvidence implements HeadEvidence {
  /** The columns of each candidate. */
  private enum Column {
    NETWORK,
    PRIOR,
    TREES
  }

  private static final Head HEAD = SpecialHead.IMPORTS;
  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  public static final ColumnNames COLUMNS = ColumnNames.of(Column.values());

  /** Position of the network's log-odds. */
  public static final int NETWORK = ALL.indexOf(Column.NETWORK);

  private final Model model;
  private final Snapshot snapshot;
  private final ImportMemory memory;
  private final ImportPrior prior;
  private final BoostedTrees trees;

  ImportEvidence(Model model, Snapshot snapshot, ImportMemory memory, ImportPrior prior) {
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
    return HEAD.key() + " after " + Long.toHexString(prior.fingerprint());
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  public int[] candidates() {
    return memory.candidates();
  }

  /** Where learning on adds what it sees. */
  ImportMemory memory() {
    return memory;
  }

  /** Weights that hold before anything is fitted: as other repositories teach. */
  static double[] usual() {
    return new double[] {0, 1, 1};
  }

  @Override
  public String answer(int row) {
    return snapshot.view().graph().id(candidates()[row]);
  }

  /** The evidence, one row for each candidate. */
  @Override
  public double[][] of(EncodedQuery asked) {
    float[] query =
        Snapshot.concat(
            model.network().times(asked.output(), HEAD.key() + ".query"), new float[] {1});
    Matrix tower = snapshot.tower(HEAD);
    int[] candidates = memory.candidates();
    double[][] remembered = memory.of(asked.spec());
    double[][] evidence = new double[candidates.length][ALL.size()];
    for (int i = 0; i < candidates.length; i++) {
      int candidate = candidates[i];
      double[] row = remembered[i];
      double taught = prior.logit(row);
      EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case NETWORK -> tower.dotRow(candidate, query);
                case PRIOR -> taught;
                case TREES -> ImportPrior.hopeless(taught) ? 0 : trees.score(row);
              },
          evidence[i],
          0);
    }
    return evidence;
  }
}
