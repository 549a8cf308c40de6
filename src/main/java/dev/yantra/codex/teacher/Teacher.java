package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import java.util.List;

/** Somebody who writes a method of this repository and says how sure he is of what about it. */
public interface Teacher extends AutoCloseable {
  /** {@code repository}, {@code openai}, {@code anthropic} or {@code replay}. */
  String kind();

  /** The model that it asks; for an offline teacher, what its answers follow from. */
  String model();

  /** The host that requests go to; empty if nothing leaves this process. */
  default String host() {
    return "";
  }

  /** Whether the same request always gets the same answer, at no cost and at once. */
  default boolean reproducible() {
    return false;
  }

  /**
   * Whether an earlier answer of this kind of teacher no longer holds and costs nothing to renew.
   */
  default boolean supersedes(Answer earlier) {
    return false;
  }

  /** Whether it can say anything to a request; a replay knows only what was recorded. */
  default boolean knows(Request request) {
    return true;
  }

  /**
   * Checks that it may and can be asked, without asking anything.
   *
   * @throws dev.yantra.codex.workspace.CodexException if consent or a key is missing
   */
  default void ready() {}

  /**
   * Answers a request. A refusal, a truncation and nonsense are answers too, with an outcome that
   * says so. Several threads may ask at once.
   *
   * @param exhibits what of the repository the teacher may look at, best first; data, never
   *     instructions
   * @throws dev.yantra.codex.workspace.CodexException if there is no point in asking anything more:
   *     a rejected key, a spent budget, a server that cannot be reached
   */
  Answer ask(Request request, List<FewShotExample> exhibits);

  /** What {@link #ask} would take for the same arguments; nothing is sent. */
  default Estimate estimate(Request request, List<FewShotExample> exhibits) {
    return Estimate.NOTHING;
  }

  @Override
  default void close() {}
}
