package dev.yantra.codex.student.serve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What the methods of the same type need whose declarations are most like one: each has a vote of
 * {@code s³}, with {@code s} the rarity of the terms that both have as a share of all of the asked
 * one's.
 */
final class ImportAlike {
  private final Map<Integer, Double> votes = new HashMap<>();
  private double all;
  private double most;
  private int[] nearest = new int[0];

  private ImportAlike() {}

  /**
   * The votes.
   *
   * @param neighbours the methods of the type, the asked one among them or not
   * @param terms of each method
   * @param imports what each method needs, ascending; nothing where that is not known
   * @param methods of which it is known
   */
  static ImportAlike of(
      SpecView asked,
      Set<String> said,
      List<Integer> neighbours,
      ImportCounts counts,
      IntFunction<Set<String>> terms,
      IntFunction<Optional<int[]>> imports,
      int methods) {
    ImportAlike alike = new ImportAlike();
    int self = asked.node().orElse(-1);
    Map<String, Double> rarity = new HashMap<>();
    double total = 0;
    for (String term : said) {
      double rare = counts.rarity(term, methods);
      rarity.put(term, rare);
      total += rare;
    }
    for (int method : neighbours) {
      Optional<int[]> used = imports.apply(method);
      if (method != self && used.isPresent()) {
        double shared = 0;
        for (String term : terms.apply(method)) {
          shared += rarity.getOrDefault(term, 0.0);
        }
        double similarity = total > 0 ? shared / total : 0;
        alike.vote(used.get(), similarity);
      }
    }
    return alike;
  }

  private void vote(int[] used, double similarity) {
    double vote = similarity * similarity * similarity;
    all += vote;
    for (int type : used) {
      votes.merge(type, vote, Double::sum);
    }
    if (similarity > most) {
      most = similarity;
      nearest = used;
    }
  }

  /** Writes the share of the votes, what the most similar one needs and how similar it is. */
  void describe(int type, double[] row, int from) {
    row[from] = all > 0 ? votes.getOrDefault(type, 0.0) / all : 0;
    row[from + 1] = Arrays.binarySearch(nearest, type) >= 0 ? most : 0;
    row[from + 2] = most;
  }
}
