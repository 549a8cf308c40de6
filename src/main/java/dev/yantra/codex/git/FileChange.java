package dev.yantra.codex.git;

import java.util.List;

/**
 * The change of one file.
 *
 * @param oldPath its path before, with {@code /}; empty if it is new
 * @param newPath its path after; empty if it was removed
 * @param oldBlob the first 64 bits of its content's hash before; 0 if it is new or unknown
 * @param newBlob the first 64 bits of its content's hash after; 0 if it was removed or is not
 *     stored yet
 * @param hunks the changed lines from top to bottom; white space alone may or may not count
 */
public record FileChange(
    String oldPath, String newPath, long oldBlob, long newBlob, List<Hunk> hunks) {
  public FileChange {
    hunks = List.copyOf(hunks);
  }

  /** True if the file was not there before. */
  public boolean added() {
    return oldPath.isEmpty();
  }

  /** True if the file is gone. */
  public boolean removed() {
    return newPath.isEmpty();
  }

  /** The path that names it now, or last named it. */
  public String path() {
    return removed() ? oldPath : newPath;
  }

  FileChange withHunks(List<Hunk> others) {
    return new FileChange(oldPath, newPath, oldBlob, newBlob, others);
  }
}
