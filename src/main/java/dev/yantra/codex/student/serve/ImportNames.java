package dev.yantra.codex.student.serve;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The imported types that the simple names in a declaration can mean. */
final class ImportNames {
  /** The columns of each candidate. */
  enum Column {
    IS_MEANT,
    IS_MENTIONED,
    IS_LOCAL_NAME,
    IN_SAME_PACKAGE,
    HAS_RIVAL_IN_FILE
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("named");

  private final CodeGraph graph;
  private final List<ImportCandidate> candidates;
  private final Map<String, List<Integer>> bySimpleName = new HashMap<>();

  ImportNames(CodeGraph graph, List<ImportCandidate> candidates) {
    this.graph = graph;
    this.candidates = candidates;
    for (int i = 0; i < candidates.size(); i++) {
      bySimpleName.computeIfAbsent(candidates.get(i).simple(), s -> new ArrayList<>()).add(i);
    }
  }

  /**
   * Candidates whose simple names say something, by their positions.
   *
   * @param chosen of the candidates of each name in the declaration, the one that is used most
   * @param mentioned those that have such a name
   * @param local those whose name means a type of this file or package here
   * @param rivalled those beside whose file another type of the name is imported
   */
  record Meant(
      String packageName,
      Set<Integer> chosen,
      Set<Integer> mentioned,
      Set<Integer> local,
      Set<Integer> rivalled) {
    /**
     * Writes the columns of a candidate into a row.
     *
     * @return the position behind the last
     */
    int describe(int position, ImportCandidate candidate, double[] row, int from) {
      return EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case IS_MEANT -> flag(chosen.contains(position));
                case IS_MENTIONED -> flag(mentioned.contains(position));
                case IS_LOCAL_NAME -> flag(local.contains(position));
                case IN_SAME_PACKAGE -> flag(candidate.packageName().equals(packageName));
                case HAS_RIVAL_IN_FILE -> flag(rivalled.contains(position));
              },
          row,
          from);
    }
  }

  /**
   * The meaning of the names of a declaration.
   *
   * @param shares of the methods in each context that need a candidate, a row for each
   */
  Meant of(SpecView asked, double[][] shares, VisibleImports.Around around) {
    Meant meant =
        new Meant(
            asked.id().packageName(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>());
    for (String name : asked.named()) {
      List<Integer> namesakes = bySimpleName.getOrDefault(name, List.of());
      meant.mentioned.addAll(namesakes);
      if (local(asked.id(), name)) {
        meant.local.addAll(namesakes);
        continue;
      }
      namesakes.stream()
          .max(
              (a, b) -> {
                int here = Integer.compare(inFile(around, a), inFile(around, b));
                return here != 0
                    ? here
                    : Double.compare(shares[a][ImportCounts.FILE], shares[b][ImportCounts.FILE]);
              })
          .ifPresent(meant.chosen::add);
      for (int i : namesakes) {
        if (namesakes.stream().anyMatch(o -> o != i && inFile(around, o) > 0)) {
          meant.rivalled.add(i);
        }
      }
    }
    return meant;
  }

  private int inFile(VisibleImports.Around around, int position) {
    int node = candidates.get(position).node();
    return Math.min(1, Math.max(0, around.file().getOrDefault(node, 0)));
  }

  /** True if a name means a type around the method or in its package, which needs no import. */
  private boolean local(CanonicalId id, String name) {
    String prefix = id.packageName().isEmpty() ? "" : id.packageName() + ".";
    return Stream.of(prefix + name, id.topLevel() + "$" + name, id.owner() + "$" + name)
        .anyMatch(type -> graph.find(type).isPresent());
  }
}
