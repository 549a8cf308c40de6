package dev.yantra.codex.index.history;

import dev.yantra.codex.git.ChangedLines;
import dev.yantra.codex.git.FileChange;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.GitNumbers;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last commit, and where the methods stand in it: where they stand now, less what was edited.
 *
 * @param id its hash
 * @param positions the methods by their numbers in the order of their ids
 * @param digest tells this commit with these positions from every other; a method that it does not
 *     have makes no difference
 */
record LastCommit(String id, MethodPositions positions, String digest) {

  /**
   * Asks git.
   *
   * @param prefix the directory within its repository: the log counts paths from the top of the
   *     repository, everything else from the directory
   * @param methods where the methods stand on disk, by id
   */
  static LastCommit read(
      Git git, String id, String prefix, SortedMap<String, SourceRange> methods) {
    Map<String, List<Integer>> byFile = new TreeMap<>();
    List<SourceRange> ranges = List.copyOf(methods.values());
    for (int i = 0; i < ranges.size(); i++) {
      byFile.computeIfAbsent(ranges.get(i).file(), f -> new ArrayList<>()).add(i);
    }
    Map<String, FileChange> edits = new HashMap<>();
    new ChangedLines(git).workingTree().forEach(c -> edits.put(c.path(), c));
    Map<String, Long> blobs = blobs(git);
    MethodPositions positions = new MethodPositions();
    List<String> ids = List.copyOf(methods.keySet());
    Digest digest = new Digest().add(id).add(prefix);
    byFile.forEach(
        (file, numbers) -> {
          TrackedMethods now =
              new TrackedMethods(
                  blobs.getOrDefault(file, 0L),
                  numbers.stream().mapToInt(n -> n).toArray(),
                  numbers.stream().mapToInt(n -> ranges.get(n).line()).toArray(),
                  numbers.stream().mapToInt(n -> ranges.get(n).endLine()).toArray());
          FileChange edit = edits.get(file);
          if (edit == null && blobs.containsKey(file)) {
            put(positions, prefix + file, now, digest, ids);
          } else if (edit != null && !edit.added()) {
            put(positions, prefix + edit.oldPath(), now.before(edit), digest, ids);
          }
        });
    return new LastCommit(id, positions, digest.text());
  }

  private static void put(
      MethodPositions positions,
      String path,
      TrackedMethods tracked,
      Digest digest,
      List<String> ids) {
    positions.put(path, tracked);
    digest.add(path);
    tracked.addTo(digest, ids);
  }

  /** The contents of the files of the last commit. */
  private static Map<String, Long> blobs(Git git) {
    Map<String, Long> blobs = new HashMap<>();
    for (String entry : git.parts("ls-tree", "-r", "-z", "HEAD")) {
      int tab = entry.indexOf('\t');
      if (tab > 0 && entry.endsWith(".java")) {
        blobs.put(entry.substring(tab + 1), blob(entry.substring(0, tab)));
      }
    }
    return blobs;
  }

  /** {@code 100644 blob HASH}. */
  private static long blob(String facts) {
    try {
      return GitNumbers.hash(facts.substring(facts.lastIndexOf(' ') + 1));
    } catch (IOException e) {
      throw CodexException.setup("git ls-tree: " + e.getMessage() + ". Check the repository.", e);
    }
  }
}
