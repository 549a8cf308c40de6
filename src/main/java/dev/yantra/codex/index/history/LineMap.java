package dev.yantra.codex.index.history;

import dev.yantra.codex.git.Hunk;
import java.util.List;

/**
 * The positions of the lines of a file before a change.
 *
 * <p>An unchanged line has its own old line. Of a hunk that replaces lines, the new ones lie over
 * the old ones in proportion: exact for the usual hunk of a line for a line, and better than the
 * whole hunk for the rare one that spans several methods. Lines of a hunk that only adds stood
 * nowhere.
 */
final class LineMap {
  private final List<Hunk> hunks;

  LineMap(List<Hunk> hunks) {
    this.hunks = hunks;
  }

  /** The first old line of a piece that now starts at {@code line}. */
  int start(int line) {
    int shift = 0;
    for (Hunk h : hunks) {
      if (line < firstOf(h)) {
        break;
      }
      if (h.newLines() > 0 && line <= h.newEnd()) {
        return h.oldLines() == 0
            ? h.oldStart() + 1
            : h.oldStart() + (int) ((long) (line - h.newStart()) * h.oldLines() / h.newLines());
      }
      shift += h.oldLines() - h.newLines();
    }
    return line + shift;
  }

  /** The last old line of a piece that now ends at {@code line}; before its start if it is new. */
  int end(int line) {
    int shift = 0;
    for (Hunk h : hunks) {
      if (line < firstOf(h)) {
        break;
      }
      if (h.newLines() > 0 && line <= h.newEnd()) {
        long upTo = (long) (line - h.newStart() + 1) * h.oldLines();
        return h.oldLines() == 0
            ? h.oldStart()
            : h.oldStart() + (int) ((upTo + h.newLines() - 1) / h.newLines()) - 1;
      }
      shift += h.oldLines() - h.newLines();
    }
    return line + shift;
  }

  /** The first new line that a hunk replaces or that follows what it removed. */
  private static int firstOf(Hunk h) {
    return h.newLines() == 0 ? h.newStart() + 1 : h.newStart();
  }
}
