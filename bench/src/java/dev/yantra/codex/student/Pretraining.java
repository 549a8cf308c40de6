package dev.yantra.codex.student;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.Progress;
import java.util.List;

/**
 * The making of one resource that comes with the program and holds what other repositories teach:
 * hashes, counts and weights, but no code and no names. Each repository is shown once, in an order
 * that stays.
 */
public interface Pretraining {
  /** The resource, as seen from the application's package: {@code student/calls/calls.prior}. */
  String resource();

  /** Takes one more repository. */
  void add(CodeGraph graph, CallSites sites);

  /** What all of them teach; the same repositories in the same order give the same bytes. */
  Taught taught(Progress progress);

  /**
   * What was learned.
   *
   * @param bytes the resource
   * @param cases how much of each repository taught, in the order in which they were added
   * @param says what is in it, in one line for people
   */
  @SuppressWarnings("ArrayRecordComponent") // Written to a file at once.
  record Taught(byte[] bytes, List<Integer> cases, String says) {
    public Taught {
      cases = List.copyOf(cases);
    }
  }
}
