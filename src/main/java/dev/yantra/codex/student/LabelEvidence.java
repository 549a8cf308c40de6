package dev.yantra.codex.student;

import java.util.List;

/** What speaks for each label of a head whose labels are described in words. */
final class LabelEvidence {
  /** Column of the network's log-odds. */
  static final int NETWORK = 0;

  /** Pieces of evidence for each label: the network's, then the memory's. */
  static final int SIZE = 1 + LabelMemory.SIZE;

  private final Network network;
  private final String head;
  private final List<String> labels;
  private final float[][] towers;
  private final LabelMemory memory;

  LabelEvidence(Model model, String head, List<String> labels, LabelMemory memory) {
    this.network = model.network();
    this.head = head;
    this.labels = labels;
    this.memory = memory;
    this.towers = new float[labels.size()][];
    for (int i = 0; i < towers.length; i++) {
      float[] words = new float[network.shape().words()];
      network.project(model.features().text(LabelText.of(labels.get(i))), words, 0);
      towers[i] = network.times(words, "described.label");
    }
  }

  /** Labels in the order of the rows of {@link #of}. */
  List<String> labels() {
    return labels;
  }

  /** The evidence, one row for each label. */
  double[][] of(Asked asked) {
    float[] query = network.times(asked.output(), head + ".query");
    float[] bias = network.array(head + ".bias");
    double[][] remembered = memory.of(asked.spec());
    double[][] evidence = new double[labels.size()][SIZE];
    for (int i = 0; i < evidence.length; i++) {
      evidence[i][NETWORK] = Network.dot(query, towers[i]) + bias[i];
      System.arraycopy(remembered[i], 0, evidence[i], 1, LabelMemory.SIZE);
    }
    return evidence;
  }
}
