package dev.yantra.codex.student;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What speaks for a method having had to be fixed: the network, what is known of methods declared
 * like it and near it, and the size of its body. Its own past in git would be the answer itself.
 */
final class RiskEvidence {
  /** Column of the network's log-odds. */
  static final int NETWORK = 0;

  /** Pieces of evidence. */
  static final int SIZE = 1 + LabelMemory.SIZE + 4;

  /** The one label. */
  static final List<String> LABELS = List.of("fixed");

  private RiskEvidence() {}

  /** Whether a method of which git knows was ever fixed. */
  static Optional<Set<String>> fixed(CodeGraph graph, int method) {
    if (!(graph.node(method) instanceof MethodNode node) || node.history().commits() == 0) {
      return Optional.empty();
    }
    return Optional.of(node.history().fixes() > 0 ? Set.of(LABELS.get(0)) : Set.of());
  }

  /**
   * The evidence.
   *
   * @param network log-odds of the network
   * @param remembered the memory's evidence: [{@link LabelMemory#SIZE}]
   */
  static double[] of(double network, double[] remembered, MethodBody body, int parameters) {
    double[] evidence = new double[SIZE];
    evidence[NETWORK] = network;
    System.arraycopy(remembered, 0, evidence, 1, LabelMemory.SIZE);
    int next = 1 + LabelMemory.SIZE;
    evidence[next++] = Math.log1p(body.lines());
    evidence[next++] = Math.log1p(body.complexity());
    evidence[next++] = Math.log1p(body.statements());
    evidence[next] = Math.log1p(parameters);
    return evidence;
  }
}
