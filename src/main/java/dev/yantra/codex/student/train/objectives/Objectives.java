package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDManager;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.train.folds.Fold;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * The objective of each head over a fold: the table that a new head enters.
 *
 * @param bodies the encoded body of each node
 * @param random draws what objectives sample, in the order in which they are asked for
 */
public record Objectives(
    NDManager manager,
    Fold fold,
    IntFunction<SparseVector> bodies,
    NodeFeatures features,
    ModelShape shape,
    Random random) {
  /** How many callees there are to choose from. */
  public static int callees(CodeGraph graph) {
    return CallObjective.candidates(graph);
  }

  /** How many types there are to choose from. */
  public static int types(CodeGraph graph) {
    return ImportObjective.types(graph);
  }

  /** The objective of a head. */
  public Objective of(Head head) {
    if (head instanceof LabelHead labels) {
      return new DescribedObjective(manager, fold, features, labels, shape.labels(labels));
    }
    return switch ((SpecialHead) head) {
      case CALLS -> new CallObjective(manager, fold, random);
      case IMPORTS -> new ImportObjective(manager, fold);
      case RISK -> new RiskObjective(manager, fold);
      case SEARCH -> new SearchObjective(manager, fold);
      case DONORS -> new DonorObjective(manager, fold, bodies);
      case TESTS -> new TestObjective(manager, fold, random);
    };
  }
}
