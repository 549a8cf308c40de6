package dev.yantra.codex.predict;

import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.student.Query;
import java.util.List;

/**
 * A method that a change touches.
 *
 * @param id canonical id; of a method that the graph does not know, with parameter types as written
 * @param range its place after the change
 * @param how the change's effect on it
 * @param query the question to the student about it
 * @param lines changed lines inside it after the change, ascending; empty where the whole method is
 *     meant or lines only went away
 * @param removed number of lines that went away from it
 */
public record ChangedMethod(
    String id, SourceRange range, How how, Query query, List<Integer> lines, int removed) {
  /** The effects of a change on a method. */
  public enum How {
    /** Named as it is, without a change. */
    NAMED,
    /** Written anew. */
    ADDED,
    /** Changed somewhere inside. */
    MODIFIED,
    /** Taken away. */
    REMOVED
  }

  public ChangedMethod {
    lines = List.copyOf(lines);
  }

  /** Lines added and removed in it. */
  public int size() {
    return lines.size() + removed;
  }
}
