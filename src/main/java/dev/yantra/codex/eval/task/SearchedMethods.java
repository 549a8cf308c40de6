package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Rank;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The methods among which the one that a text means is looked for. */
final class SearchedMethods {
  private final int[] numbers;
  private final Map<Integer, Integer> places = new HashMap<>();

  /**
   * Some methods.
   *
   * @param numbers theirs, each once
   */
  SearchedMethods(int[] numbers) {
    this.numbers = numbers.clone();
    IntStream.range(0, numbers.length).forEach(i -> places.put(numbers[i], i));
  }

  int size() {
    return numbers.length;
  }

  /** Their numbers in order. */
  int[] numbers() {
    return numbers.clone();
  }

  boolean has(int method) {
    return places.containsKey(method);
  }

  /** The rank of a method by scores of methods; without a score it is missing. */
  Rank rank(Map<Integer, Double> scores, int truth) {
    return scores.containsKey(truth) ? rank(inOrder(scores), truth) : Rank.MISSING;
  }

  /** The rank of a method by a score of each method, in their order. */
  Rank rank(double[] scores, int truth) {
    return Rank.of(scores, places.getOrDefault(truth, -1));
  }

  /** The score of each method in order, 0 where there is none. */
  double[] inOrder(Map<Integer, Double> scores) {
    return IntStream.of(numbers).mapToDouble(m -> scores.getOrDefault(m, 0.0)).toArray();
  }
}
