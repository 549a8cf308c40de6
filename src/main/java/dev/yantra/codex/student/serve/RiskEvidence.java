package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.fit.BoostedTrees;
import java.util.Arrays;
import java.util.List;

/**
 * The evidence for a method having been fixed: the network, the known methods around it and like
 * it, and the size of its body. Its own past in git is left out: it would be the answer.
 */
public final class RiskEvidence {
  /** The columns of the size of the body. */
  private enum Body {
    LOG_LINES,
    LOG_COMPLEXITY,
    LOG_STATEMENTS,
    LOG_PARAMETERS
  }

  private static final List<Body> BODY = List.of(Body.values());

  /** The names of the columns that trees are grown on. */
  static final ColumnNames KNOWN =
      LabelMemory.COLUMNS.first(LabelMemory.FIRST).and(ColumnNames.of(Body.values()).in("body"));

  /** The names of all columns: the network's log-odds, what is known, the trees' score. */
  public static final ColumnNames COLUMNS =
      ColumnNames.of("network").and(KNOWN).and(ColumnNames.of("trees"));

  /** Position of the network's log-odds. */
  public static final int NETWORK = 0;

  private static final int TREES = COLUMNS.size() - 1;

  private RiskEvidence() {}

  /** Weights that are right more or less in any repository. */
  static double[] usual() {
    double[] usual = Arrays.copyOf(new double[] {0, 0.3, 0.2, 0.3, 1, 0.3}, COLUMNS.size());
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
    double[] evidence = new double[COLUMNS.size()];
    evidence[NETWORK] = network;
    System.arraycopy(known, 0, evidence, 1, known.length);
    evidence[TREES] = trees.score(known);
    return evidence;
  }

  /**
   * The evidence without the network.
   *
   * @param remembered the memory's evidence of the label
   */
  public static double[] of(double[] remembered, MethodBody body, int parameters) {
    double[] known = Arrays.copyOf(remembered, KNOWN.size());
    EvidenceRow.write(
        BODY,
        column ->
            Math.log1p(
                switch (column) {
                  case LOG_LINES -> body.lines();
                  case LOG_COMPLEXITY -> body.complexity();
                  case LOG_STATEMENTS -> body.statements();
                  case LOG_PARAMETERS -> parameters;
                }),
        known,
        LabelMemory.FIRST);
    return known;
  }
}
