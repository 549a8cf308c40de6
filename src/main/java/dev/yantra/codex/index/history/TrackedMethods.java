package dev.yantra.codex.index.history;

import dev.yantra.codex.git.FileChange;
import dev.yantra.codex.git.Hunk;
import java.util.Arrays;
import java.util.List;

/**
 * Methods of today in one file of a commit: where their lines stood then. Immutable; the arrays are
 * parallel and ascending by method.
 */
final class TrackedMethods {
  private final long blob;
  private final int[] methods;
  private final int[] starts;
  private final int[] ends;

  /**
   * @param blob the content in which the methods stand; a position means nothing in any other
   */
  TrackedMethods(long blob, int[] methods, int[] starts, int[] ends) {
    this.blob = blob;
    this.methods = methods;
    this.starts = starts;
    this.ends = ends;
  }

  /** Who is told which methods a change touches, and how many lines it adds or removes there. */
  @FunctionalInterface
  interface Touches {
    void touched(int method, int lines);
  }

  long blob() {
    return blob;
  }

  /** The same methods before a change; those that the change brought are gone. */
  TrackedMethods before(FileChange change) {
    if (change.hunks().isEmpty()) {
      return new TrackedMethods(change.oldBlob(), methods, starts, ends);
    }
    LineMap map = new LineMap(change.hunks());
    int[] oldMethods = new int[methods.length];
    int[] oldStarts = new int[methods.length];
    int[] oldEnds = new int[methods.length];
    int n = 0;
    for (int i = 0; i < methods.length; i++) {
      int start = map.start(starts[i]);
      int end = map.end(ends[i]);
      if (start <= end) {
        oldMethods[n] = methods[i];
        oldStarts[n] = start;
        oldEnds[n++] = end;
      }
    }
    return new TrackedMethods(
        change.oldBlob(),
        Arrays.copyOf(oldMethods, n),
        Arrays.copyOf(oldStarts, n),
        Arrays.copyOf(oldEnds, n));
  }

  /** Tells which methods a change touches. */
  void touchedBy(FileChange change, Touches touches) {
    if (change.added()) {
      for (int i = 0; i < methods.length; i++) {
        touches.touched(methods[i], ends[i] - starts[i] + 1);
      }
      return;
    }
    List<Hunk> hunks = change.hunks();
    if (hunks.isEmpty()) {
      return;
    }
    LineMap map = new LineMap(hunks);
    for (int i = 0; i < methods.length; i++) {
      int lines = 0;
      boolean touched = false;
      for (Hunk h : hunks) {
        if (h.touches(starts[i], ends[i])) {
          touched = true;
          lines += overlap(h.newStart(), h.newEnd(), starts[i], ends[i]);
          lines +=
              overlap(
                  h.oldStart(),
                  h.oldStart() + h.oldLines() - 1,
                  map.start(starts[i]),
                  map.end(ends[i]));
        }
      }
      if (touched) {
        touches.touched(methods[i], lines);
      }
    }
  }

  private static int overlap(int start, int end, int otherStart, int otherEnd) {
    return Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart) + 1);
  }

  /**
   * What two ways to one content know of it together. Where they disagree on a method's lines, it
   * has those of both.
   */
  TrackedMethods join(TrackedMethods other) {
    if (Arrays.equals(methods, other.methods)
        && Arrays.equals(starts, other.starts)
        && Arrays.equals(ends, other.ends)) {
      return this;
    }
    int[] allMethods = new int[methods.length + other.methods.length];
    int[] allStarts = new int[allMethods.length];
    int[] allEnds = new int[allMethods.length];
    int n = 0;
    for (int i = 0, j = 0; i < methods.length || j < other.methods.length; n++) {
      int mine = i < methods.length ? methods[i] : Integer.MAX_VALUE;
      int others = j < other.methods.length ? other.methods[j] : Integer.MAX_VALUE;
      allMethods[n] = Math.min(mine, others);
      allStarts[n] =
          Math.min(
              mine <= others ? starts[i] : Integer.MAX_VALUE,
              others <= mine ? other.starts[j] : Integer.MAX_VALUE);
      allEnds[n] = Math.max(mine <= others ? ends[i] : 0, others <= mine ? other.ends[j] : 0);
      i += mine <= others ? 1 : 0;
      j += others <= mine ? 1 : 0;
    }
    return new TrackedMethods(
        blob, Arrays.copyOf(allMethods, n), Arrays.copyOf(allStarts, n), Arrays.copyOf(allEnds, n));
  }

  /** Adds where the methods stand, whatever their numbers are. */
  void addTo(Digest digest, List<String> ids) {
    digest.add(blob);
    for (int i = 0; i < methods.length; i++) {
      digest.add(ids.get(methods[i])).add((long) starts[i] << Integer.SIZE | ends[i]);
    }
  }

  boolean isEmpty() {
    return methods.length == 0;
  }
}
