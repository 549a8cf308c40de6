package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;

/** A request on its way to a teacher, from its first question to its answer. */
public interface Exchange {
  /** The state of an exchange. */
  sealed interface Step {
    /** It is over. */
    record Answered(Answer answer) implements Step {}

    /** Replies are still to come: go on after {@link Teacher#awaitReplies}. */
    record Waiting() implements Step {}

    /** It is over without an answer and without a price; another run may ask again. */
    record Unanswered(String why) implements Step {}
  }

  /**
   * Goes on as far as replies have come.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there is no point in asking anything more:
   *     a rejected key, a spent budget, a server that cannot be reached
   */
  Step advance();
}
