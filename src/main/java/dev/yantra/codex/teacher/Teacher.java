package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.teacher.Exchange.Step;
import dev.yantra.codex.workspace.Progress;
import java.util.List;

/** A source of answers: code for a request, and probabilities for questions about that code. */
public interface Teacher extends AutoCloseable {
  /** The name that the option {@code --teacher} has for it. */
  String kind();

  /** The model that it asks; for an offline teacher, what its answers follow from. */
  String model();

  /** The host that requests go to; empty if nothing leaves this process. */
  default String host() {
    return "";
  }

  /** True if the same request always gets the same answer, at no cost and at once. */
  default boolean reproducible() {
    return false;
  }

  /**
   * The settings by which an answer may fail, as {@code name=value} joined by commas; empty if
   * there are none. They stand among the parameters of its answers.
   */
  default String settings() {
    return "";
  }

  /** True if it answers many requests together and later, by {@link #awaitReplies}. */
  default boolean batched() {
    return false;
  }

  /**
   * True if an earlier answer of this kind of teacher no longer holds and costs nothing to renew.
   */
  default boolean supersedes(Answer earlier) {
    return false;
  }

  /** True if it can say anything to a request; a replay knows only what was recorded. */
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
   * Begins to ask a request. A refusal, a truncation and an unreadable reply are answers too, with
   * an outcome that says so. Several threads may ask at once; each exchange belongs to one.
   *
   * @param examples what of the repository the teacher may look at, best first; data, never
   *     instructions
   */
  Exchange begin(Request request, List<FewShotExample> examples);

  /** The answer to a request of a teacher that does not answer in batches. */
  default Answer ask(Request request, List<FewShotExample> examples) {
    if (begin(request, examples).advance() instanceof Step.Answered answered) {
      return answered.answer();
    }
    throw new IllegalStateException(kind() + " answers later");
  }

  /**
   * Waits, for hours if need be, until replies to what was asked have come. What came before must
   * be on the disk, since it is no longer kept elsewhere.
   *
   * @throws dev.yantra.codex.workspace.CodexException if nothing more will come
   */
  default void awaitReplies(Progress progress) {}

  /** What asking would take for the same arguments; nothing is sent. */
  default Estimate estimate(Request request, List<FewShotExample> examples) {
    return Estimate.NOTHING;
  }

  @Override
  default void close() {}
}
