package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of the training side that a learning curve learns from: 10, 30, 100, ... methods, all.
 */
final class LearningCurveSizes {
  /** Resamples for the interval of a point: enough for an error bar. */
  static final int RESAMPLES = 200;

  private static final List<Integer> SIZES = List.of(10, 30, 100, 300, 1000);

  /** A size nearer than this to all there is would train a student to tell nothing new. */
  private static final double NEAR = 0.8;

  private LearningCurveSizes() {}

  /** How many methods each point learns from, ascending; the last is all there are. */
  static List<Integer> sizes(EvalInputs ground) {
    int all = learned(ground, ground.splits());
    List<Integer> sizes = new ArrayList<>(SIZES.stream().filter(n -> n < NEAR * all).toList());
    sizes.add(all);
    return sizes;
  }

  /** The split of a point. */
  static Splits part(EvalInputs ground, int size, long seed) {
    return ground.splits().learningFrom(size, m -> Usage.isWritten(ground.graph(), m), seed);
  }

  /** Methods of main code with a body that are learned from. */
  static int learned(EvalInputs ground, Splits splits) {
    CodeGraph graph = ground.graph();
    return (int)
        graph
            .methods()
            .filter(m -> splits.side(m) == Split.TRAIN && Usage.isWritten(graph, m))
            .count();
  }
}
