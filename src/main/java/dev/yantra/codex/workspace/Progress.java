package dev.yantra.codex.workspace;

/** A listener for the progress of a long stage; the default prints nothing. */
public interface Progress {
  /** Progress that nobody watches. */
  Progress SILENT = (stage, done, total, detail) -> {};

  /**
   * Tells that {@code done} of {@code total} steps of a stage are finished.
   *
   * @param stage a short verb, such as {@code index}
   * @param done finished steps, from 0
   * @param total all steps, or 0 where that is not known
   * @param detail a remark beside the bar; may be empty
   */
  void update(String stage, long done, long total, String detail);

  /** Tells what is worth a line of its own, such as a failure that is tried again. */
  default void note(String line) {}
}
