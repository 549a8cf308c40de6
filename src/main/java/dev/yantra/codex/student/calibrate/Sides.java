package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** Samples of the sides of a split. */
final class Sides {
  private Sides() {}

  /** The methods of a side that somebody wrote and that are {@code usable}, in random order. */
  static List<Integer> written(
      CodeGraph graph, Splits splits, Split side, IntPredicate usable, Random random) {
    List<Integer> methods =
        new ArrayList<>(
            graph
                .methods()
                .filter(m -> splits.side(m) == side && Usage.isWritten(graph, m))
                .filter(usable)
                .boxed()
                .toList());
    Collections.shuffle(methods, random);
    return methods;
  }
}
