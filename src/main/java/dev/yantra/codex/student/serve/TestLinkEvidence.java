package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.TextField;

/** What speaks for a test exercising a method: the network and the names. */
public final class TestLinkEvidence {
  /** Pieces of evidence for each pair. */
  static final int SIZE = 4;

  private final Model model;
  private final Snapshot snapshot;

  TestLinkEvidence(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
  }

  /** The evidence for one pair. */
  public double[] of(int test, EncodedQuery subject) {
    Network network = model.network();
    float[] label = network.times(snapshot.activations().level(3).row(test), "tests.label");
    Node node = snapshot.view().graph().node(test);
    CanonicalId id = node.canonical();
    String subjectType = subject.id().ownerSimpleName();
    SparseVector testName = model.features().words(node, TextField.NAME);
    return new double[] {
      Vectors.dot(network.times(subject.output(), "tests.query"), label),
      !subjectType.isEmpty() && id.ownerSimpleName().startsWith(subjectType) ? 1 : 0,
      id.packageName().equals(subject.id().packageName()) ? 1 : 0,
      testName.dot(subject.name())
    };
  }
}
