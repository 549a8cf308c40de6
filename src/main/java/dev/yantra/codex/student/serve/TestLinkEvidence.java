package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.TextField;
import java.util.List;

/** The evidence for a test exercising a method: the network and the names. */
public final class TestLinkEvidence {
  /** The columns of each pair. */
  private enum Column {
    NETWORK,
    TYPE_NAME_BEGINS_WITH_SUBJECTS,
    SAME_PACKAGE,
    NAMES
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values());

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
    double[] evidence = new double[ALL.size()];
    EvidenceRow.write(
        ALL,
        column ->
            switch (column) {
              case NETWORK -> Vectors.dot(network.times(subject.output(), "tests.query"), label);
              case TYPE_NAME_BEGINS_WITH_SUBJECTS ->
                  EvidenceRow.flag(
                      !subjectType.isEmpty() && id.ownerSimpleName().startsWith(subjectType));
              case SAME_PACKAGE ->
                  EvidenceRow.flag(id.packageName().equals(subject.id().packageName()));
              case NAMES -> testName.dot(subject.name());
            },
        evidence,
        0);
    return evidence;
  }
}
