package dev.yantra.codex.git;

/**
 * Lines that stand in the place of other lines. Numbers count from 1; a side without lines has a
 * start one before the gap, as in a unified diff.
 *
 * @param oldStart first line before
 * @param oldLines lines before; 0 if lines were only added
 * @param newStart first line after
 * @param newLines lines after; 0 if lines were only removed
 */
public record Hunk(int oldStart, int oldLines, int newStart, int newLines) {

  /** Last line after; one less than the first line if lines were only removed. */
  public int newEnd() {
    return newStart + newLines - 1;
  }

  /**
   * True if it changes what now stands in some lines: it has lines among them, or lines were
   * removed between two of them.
   */
  public boolean touches(int line, int endLine) {
    return newLines == 0
        ? line <= newStart && newStart < endLine
        : newStart <= endLine && line <= newEnd();
  }
}
