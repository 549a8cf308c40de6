package dev.yantra.codex.index.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way back from today's methods through all commits.
 *
 * <p>Each commit hands the positions of the methods to its parents, changed as its diff says. A
 * commit with several children waits for all of them. Merges carry positions and count as nobody's
 * change: what they bring together was counted on its own branch.
 */
final class HistoryWalk {
  private final Map<String, MethodPositions> waiting = new HashMap<>();
  private final MethodPasts pasts;

  /**
   * @param pasts takes down who touched what
   */
  HistoryWalk(MethodPasts pasts) {
    this.pasts = pasts;
  }

  /**
   * Walks from {@code head} to the beginnings.
   *
   * @param commits children before parents; those that {@code head} does not have in its past are
   *     passed over
   * @param positions the methods in the files of {@code head}
   */
  void from(String head, MethodPositions positions, List<Commit> commits) {
    waiting.put(head, positions);
    for (Commit commit : commits) {
      MethodPositions here = waiting.remove(commit.id());
      if (here == null || here.isEmpty()) {
        continue;
      }
      switch (commit.parents().size()) {
        case 0 -> here.goBack(commit.changes().get(0), pasts::touch);
        case 1 -> {
          here.goBack(commit.changes().get(0), pasts::touch);
          hand(commit.parents().get(0), here);
        }
        default -> merge(commit, here);
      }
      pasts.end(commit);
    }
  }

  private void merge(Commit commit, MethodPositions here) {
    List<String> parents = commit.parents();
    for (int i = 0; i < parents.size(); i++) {
      MethodPositions copy = here.copy();
      copy.goBack(commit.changes().get(i), (method, lines) -> {});
      hand(parents.get(i), copy);
    }
  }

  private void hand(String parent, MethodPositions positions) {
    MethodPositions known = waiting.putIfAbsent(parent, positions);
    if (known != null) {
      known.join(positions);
    }
  }
}
