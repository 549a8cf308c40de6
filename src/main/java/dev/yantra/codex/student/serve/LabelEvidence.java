package dev.yantra.codex.student.serve;

import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.network.Network;
import java.util.List;

/** The evidence for each label of a head whose labels are described in words. */
public final class LabelEvidence implements HeadEvidence {
  /** The names of the columns: the network's log-odds, the memory's columns, the trees' score. */
  public static final ColumnNames COLUMNS =
      ColumnNames.of("network").and(LabelMemory.COLUMNS).and(ColumnNames.of("trees"));

  /** Position of the network's log-odds. */
  public static final int NETWORK = 0;

  private static final int MEMORY = 1;
  private static final int TREES = MEMORY + LabelMemory.COLUMNS.size();

  private final Network network;
  private final LabelHead head;
  private final List<String> labels;
  private final float[][] towers;
  private final LabelMemory memory;
  private final BoostedTrees trees;

  LabelEvidence(
      Model model, LabelHead head, List<String> labels, LabelMemory memory, BoostedTrees trees) {
    this.network = model.network();
    this.head = head;
    this.labels = labels;
    this.memory = memory;
    this.trees = trees;
    this.towers = new float[labels.size()][];
    for (int i = 0; i < towers.length; i++) {
      float[] words = new float[network.shape().words()];
      network.project(model.features().text(LabelText.of(labels.get(i))), words, 0);
      towers[i] = network.times(words, "described.label");
    }
  }

  /** Weights that are right more or less anywhere: all as other repositories teach. */
  static double[] usual() {
    double[] usual = new double[COLUMNS.size()];
    usual[MEMORY + LabelMemory.TAUGHT] = 1;
    usual[TREES] = 1;
    return usual;
  }

  @Override
  public String answer(int row) {
    return labels.get(row);
  }

  /** The evidence, one row for each label. */
  @Override
  public double[][] of(EncodedQuery asked) {
    float[] query = network.times(asked.output(), head.key() + ".query");
    float[] bias = network.array(head.key() + ".bias");
    double[][] remembered = memory.of(asked.spec());
    double[][] evidence = new double[labels.size()][COLUMNS.size()];
    for (int i = 0; i < evidence.length; i++) {
      evidence[i][NETWORK] = Vectors.dot(query, towers[i]) + bias[i];
      System.arraycopy(remembered[i], 0, evidence[i], MEMORY, remembered[i].length);
      evidence[i][TREES] = trees.score(remembered[i]);
    }
    return evidence;
  }
}
