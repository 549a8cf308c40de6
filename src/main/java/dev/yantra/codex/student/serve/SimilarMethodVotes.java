package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Votes of the methods of the same type whose declarations are most like the asked one's: each
 * method has {@code s³} votes for the types that it needs, with {@code s} the summed rarity of the
 * shared terms as a share of that of all asked terms.
 */
final class SimilarMethodVotes {
  /** The columns of each candidate. */
  enum Column {
    SHARE_OF_VOTES,
    SIMILARITY_IF_NEAREST_NEEDS_IT,
    SIMILARITY_OF_NEAREST
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("alike");

  private final Map<Integer, Double> votes = new HashMap<>();
  private double all;
  private double most;
  private int[] nearest = new int[0];

  private SimilarMethodVotes() {}

  /**
   * The votes.
   *
   * @param neighbours the methods of the type, the asked one among them or not
   * @param terms of each method
   * @param imports what each method needs, ascending; nothing where that is not known
   * @param methods of which it is known
   */
  static SimilarMethodVotes of(
      SpecView asked,
      Set<String> said,
      List<Integer> neighbours,
      ImportCounts.View counts,
      IntFunction<Set<String>> terms,
      IntFunction<Optional<int[]>> imports,
      int methods) {
    SimilarMethodVotes alike = new SimilarMethodVotes();
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

  /**
   * Writes the columns of a candidate into a row.
   *
   * @return the position behind the last
   */
  int describe(int type, double[] row, int from) {
    return EvidenceRow.write(
        ALL,
        column ->
            switch (column) {
              case SHARE_OF_VOTES -> all > 0 ? votes.getOrDefault(type, 0.0) / all : 0;
              case SIMILARITY_IF_NEAREST_NEEDS_IT ->
                  Arrays.binarySearch(nearest, type) >= 0 ? most : 0;
              case SIMILARITY_OF_NEAREST -> most;
            },
        row,
        from);
  }
}
