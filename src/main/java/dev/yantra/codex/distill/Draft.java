package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import java.util.List;

/**
 * An answer on its way to become an example.
 *
 * @param voice the kind of teacher and the model that answered: each has a calibration of its own
 * @param node number of the method; -1 for a request without one
 * @param group its group in the split; -1 for a request without a method
 */
record Draft(
    Request request,
    String voice,
    int node,
    int group,
    Split split,
    List<SoftLabel> labels,
    double confidence) {
  Draft {
    labels = List.copyOf(labels);
  }

  /** True if calibration may learn from it. */
  boolean informs() {
    return node >= 0 && split == Split.TRAIN;
  }

  Draft withLabels(List<SoftLabel> other) {
    return new Draft(request, voice, node, group, split, other, confidence);
  }

  Draft withConfidence(double other) {
    return new Draft(request, voice, node, group, split, labels, other);
  }
}
