package dev.yantra.codex.source;

import java.util.Arrays;

/** The places in a text where its lines begin. As for git, only a line feed ends a line. */
public final class LineStarts {
  private final int[] starts;
  private final int length;

  private LineStarts(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  /** The lines of {@code text}, of which there is one at least. */
  public static LineStarts of(String text) {
    int[] starts = new int[64];
    int n = 1;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      if (n == starts.length) {
        starts = Arrays.copyOf(starts, 2 * n);
      }
      starts[n++] = end + 1;
    }
    return new LineStarts(Arrays.copyOf(starts, n), text.length());
  }

  /** The number of the line that holds {@code offset}, from 1. */
  public int lineOf(int offset) {
    int at = Arrays.binarySearch(starts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The offset of a line's first character; the end of the text for a line behind it. */
  public int startOf(int line) {
    return line > starts.length ? length : starts[Math.max(1, line) - 1];
  }
}
