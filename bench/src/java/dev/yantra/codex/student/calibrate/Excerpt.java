package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small repository made of a large one: some of its files, as if there were no others.
 *
 * <p>Most repositories are small, and their own counts are worth less. How much less is learned
 * from what is left of the large ones that teach.
 */
final class Excerpt {
  private Excerpt() {}

  /**
   * What an excerpt hides: the methods outside the training side, and all of so many files that
   * about so many methods are left to know.
   *
   * @param known methods with a body of the training side and of the others, about
   */
  static BitSet hidden(CodeGraph graph, Splits splits, int known, long seed) {
    Map<String, List<Integer>> files = new TreeMap<>();
    BitSet hidden = new BitSet();
    graph
        .methods()
        .forEach(
            m -> {
              if (splits.side(m) != Split.TRAIN) {
                hidden.set(m);
              }
              files
                  .computeIfAbsent(graph.node(m).canonical().topLevel(), f -> new ArrayList<>())
                  .add(m);
            });
    List<List<Integer>> shuffled = new ArrayList<>(files.values());
    Collections.shuffle(shuffled, new Random(seed));
    int left = known;
    for (List<Integer> file : shuffled) {
      if (left <= 0) {
        file.forEach(hidden::set);
      }
      left -= (int) file.stream().filter(m -> Usage.isWritten(graph, m)).count();
    }
    return hidden;
  }
}
