package dev.yantra.codex.index.history;

import dev.yantra.codex.git.FileChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of today in the files of one commit.
 *
 * <p>A merge hands a file that equals one of its parents' to all of them, for the log does not say
 * which one that is. A file can therefore have positions for several contents; only those of the
 * content that it turns out to have, at the next commit that changes it, live on.
 */
final class MethodPositions {
  private final Map<String, List<TrackedMethods>> files = new HashMap<>();

  void put(String path, TrackedMethods tracked) {
    if (tracked.isEmpty()) {
      return;
    }
    List<TrackedMethods> known = files.getOrDefault(path, List.of());
    List<TrackedMethods> all = new ArrayList<>(known.size() + 1);
    TrackedMethods joined = tracked;
    for (TrackedMethods t : known) {
      if (t.blob() == tracked.blob()) {
        joined = t.join(joined);
      } else {
        all.add(t);
      }
    }
    all.add(joined);
    files.put(path, all);
  }

  /** Adds what another child of the same commit knows. */
  void join(MethodPositions other) {
    other.files.forEach(
        (path, tracked) -> {
          List<TrackedMethods> known = files.putIfAbsent(path, tracked);
          if (known != null && !known.equals(tracked)) {
            tracked.forEach(t -> put(path, t));
          }
        });
  }

  MethodPositions copy() {
    MethodPositions copy = new MethodPositions();
    copy.files.putAll(files);
    return copy;
  }

  /**
   * Goes back over changes, from the commit that made them to the one before.
   *
   * @param touches is told which methods they touch
   */
  void goBack(List<FileChange> changes, TrackedMethods.Touches touches) {
    List<Runnable> moves = new ArrayList<>();
    for (FileChange change : changes) {
      // What a commit changes has a known content before and after: all else was a wrong guess.
      List<TrackedMethods> here = files.getOrDefault(change.path(), List.of());
      files.remove(change.path());
      for (TrackedMethods tracked : here) {
        if (!change.removed() && tracked.blob() == change.newBlob()) {
          tracked.touchedBy(change, touches);
          if (change.added()) {
            continue;
          }
          moves.add(() -> put(change.oldPath(), tracked.before(change)));
        }
      }
    }
    // Only now: one file's old name may be another's new one.
    moves.forEach(Runnable::run);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }
}
