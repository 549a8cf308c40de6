package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDManager;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.NodeFeatures;
import java.util.Random;

/**
 * The objective of each head over a fold: the table that a new head enters.
 *
 * @param random draws what objectives sample, in the order in which they are asked for
 */
record Objectives(
    NDManager manager,
    Fold fold,
    Texts texts,
    NodeFeatures features,
    ModelShape shape,
    Random random) {
  /** The objective of a head. */
  Objective of(Head head) {
    if (head instanceof LabelHead labels) {
      return new DescribedObjective(manager, fold, features, labels, shape.labels(labels));
    }
    return switch ((SpecialHead) head) {
      case CALLS -> new CallObjective(manager, fold, random);
      case IMPORTS -> new ImportObjective(manager, fold);
      case RISK -> new RiskObjective(manager, fold);
      case SEARCH -> new SearchObjective(manager, fold);
      case DONORS -> new DonorObjective(manager, fold, texts);
      case TESTS -> new TestObjective(manager, fold, random);
    };
  }
}
