package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which candidates the simple names of a declaration mean: all imported types, by their names. */
final class ImportNames {
  /** Columns that {@link Meant#describe} writes. */
  static final int SIZE = 5;

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
    /** Writes what is meant by a candidate into {@code row} from {@code at} on. */
    void describe(int position, ImportCandidate candidate, double[] row, int at) {
      row[at] = flag(chosen.contains(position));
      row[at + 1] = flag(mentioned.contains(position));
      row[at + 2] = flag(local.contains(position));
      row[at + 3] = flag(candidate.packageName().equals(packageName));
      row[at + 4] = flag(rivalled.contains(position));
    }

    private static double flag(boolean value) {
      return value ? 1 : 0;
    }
  }

  /**
   * What the names of a declaration mean.
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

  /** Whether a name means a type around the method or in its package, which needs no import. */
  private boolean local(CanonicalId id, String name) {
    String prefix = id.packageName().isEmpty() ? "" : id.packageName() + ".";
    return Stream.of(prefix + name, id.topLevel() + "$" + name, id.owner() + "$" + name)
        .anyMatch(type -> graph.find(type).isPresent());
  }
}
