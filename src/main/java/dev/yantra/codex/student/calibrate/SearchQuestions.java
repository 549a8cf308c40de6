package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.text.SubTokens;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * First sentences of Javadoc as questions, each of which has to choose its method (McFadden 1974).
 */
final class SearchQuestions {
  /** Shorter first sentences say too little to find anything by. */
  private static final int FEWEST_WORDS = 4;

  private static final int RIVALS = 80;
  private static final int DRAWN_RIVALS = 40;

  private final CodeGraph graph;
  private final Splits splits;
  private final int most;
  private final long seed;

  /**
   * Questions of a repository.
   *
   * @param most of each side
   */
  SearchQuestions(CodeGraph graph, Splits splits, int most, long seed) {
    this.graph = graph;
    this.splits = splits;
    this.most = most;
    this.seed = seed;
  }

  /** True if a method is one of those that a fit may know: written, and of the training side. */
  boolean shown(int method) {
    return splits.side(method) == Split.TRAIN && Usage.isWritten(graph, method);
  }

  /** The questions of the training side, each asked with the Javadoc of its whole group hidden. */
  List<ConditionalLogit.Choice> training(SearchEvidence search, Blend order) {
    // Each question is asked on its own, and they keep their order: equal on any number of threads.
    return of(Split.TRAIN).parallelStream()
        .map(
            m -> {
              int group = splits.group(m);
              double[][] evidence = search.of(text(m), d -> splits.group(d) == group);
              return choice(evidence, m, search.methods(), order);
            })
        .toList();
  }

  /** The methods of a side that are asked for. */
  List<Integer> of(Split side) {
    IntPredicate enough = m -> SubTokens.of(text(m)).size() >= FEWEST_WORDS;
    List<Integer> all = Sides.written(graph, splits, side, enough, new Random(seed));
    return all.subList(0, Math.min(most, all.size()));
  }

  /** The question that asks for a method. */
  String text(int method) {
    return LabelText.firstSentence(graph.method(method).javadoc());
  }

  /** The right method first, then its best rivals and some drawn ones. */
  ConditionalLogit.Choice choice(double[][] evidence, int right, int[] methods, Blend order) {
    Random random = new Random(seed + right);
    double[] scores = new double[evidence.length];
    Arrays.setAll(scores, i -> order.logit(evidence[i]));
    Set<Integer> field = new LinkedHashSet<>();
    field.add(Arrays.binarySearch(methods, right));
    IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .limit(RIVALS)
        .forEach(field::add);
    for (int i = 0; i < DRAWN_RIVALS; i++) {
      field.add(random.nextInt(evidence.length));
    }
    return new ConditionalLogit.Choice(
        field.stream().map(c -> evidence[c]).toArray(double[][]::new), new int[] {0});
  }
}
