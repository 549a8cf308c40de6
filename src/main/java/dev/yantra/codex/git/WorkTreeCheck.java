package dev.yantra.codex.git;

/**
 * The answer to the question of a directory's work tree.
 *
 * @param kind git's answer for the directory
 * @param message why the directory lies in no work tree, in git's own words where it gave some, and
 *     what to do about it; empty if it lies in one
 */
public record WorkTreeCheck(Kind kind, String message) {
  /** The cases that callers tell apart. */
  public enum Kind {
    /** The directory lies in a work tree that git reads. */
    INSIDE,
    /** No repository is there. */
    NO_REPOSITORY,
    /** Git is missing, or a repository is there that git does not read. */
    REFUSED
  }

  static final WorkTreeCheck INSIDE = new WorkTreeCheck(Kind.INSIDE, "");

  /** True if git can be asked about files, changes and history. */
  public boolean inside() {
    return kind == Kind.INSIDE;
  }

  /** True if a repository or git itself should be there and fails. */
  public boolean refused() {
    return kind == Kind.REFUSED;
  }
}
