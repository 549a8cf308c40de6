package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.fit.BoostedTrees;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What speaks for a method having had to be fixed: the network, what is known of methods declared
 * like it and near it, and the size of its body. Its own past in git would be the answer itself.
 */
public final class RiskEvidence {
  /** Column of the network's log-odds. */
  public static final int NETWORK = 0;

  /** Column of what trees over the columns between the network's and theirs add. */
  static final int TREES = 1 + LabelMemory.FIRST + 4;

  /** Pieces of evidence. */
  static final int SIZE = TREES + 1;

  /** The one label. */
  public static final List<String> LABELS = List.of("fixed");

  private RiskEvidence() {}

  /** Whether a method of which git knows was ever fixed. */
  public static Optional<Set<String>> fixed(CodeGraph graph, int method) {
    if (!(graph.node(method) instanceof MethodNode node) || node.history().commits() == 0) {
      return Optional.empty();
    }
    return Optional.of(node.history().fixes() > 0 ? Set.of(LABELS.get(0)) : Set.of());
  }

  /** Weights that are right more or less in any repository. */
  static double[] usual() {
    double[] usual = Arrays.copyOf(new double[] {0, 0.3, 0.2, 0.3, 1, 0.3}, SIZE);
    usual[TREES] = 1;
    return usual;
  }

  /**
   * The evidence.
   *
   * @param network log-odds of the network
   * @param known what {@link #of(double[], MethodBody, int)} gives
   */
  public static double[] of(double network, double[] known, BoostedTrees trees) {
    double[] evidence = new double[SIZE];
    evidence[NETWORK] = network;
    System.arraycopy(known, 0, evidence, 1, known.length);
    evidence[TREES] = trees.score(known);
    return evidence;
  }

  /**
   * The evidence without the network.
   *
   * @param remembered the memory's evidence: [{@link LabelMemory#SIZE}]
   */
  public static double[] of(double[] remembered, MethodBody body, int parameters) {
    double[] known = Arrays.copyOf(remembered, TREES - 1);
    int next = LabelMemory.FIRST;
    known[next++] = Math.log1p(body.lines());
    known[next++] = Math.log1p(body.complexity());
    known[next++] = Math.log1p(body.statements());
    known[next] = Math.log1p(parameters);
    return known;
  }
}
