package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.teacher.Teacher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answers of earlier runs by the model that is asked now. A good one settles its request; one
 * that failed by a setting does so until that setting changes.
 */
final class EarlierAnswers {
  private final Map<String, Answer> byRequest = new HashMap<>();
  private final Teacher teacher;
  private final boolean retryFailed;

  EarlierAnswers(List<Answer> answers, Teacher teacher, boolean retryFailed) {
    this.teacher = teacher;
    this.retryFailed = retryFailed;
    for (Answer answer : answers) {
      if (answer.provenance().teacher().equals(teacher.kind())
          && answer.provenance().modelAsked().equals(teacher.model())) {
        byRequest.merge(answer.request().id(), answer, EarlierAnswers::better);
      }
    }
  }

  /** A good answer, else the later of two. */
  private static Answer better(Answer earlier, Answer later) {
    return earlier.outcome() == Outcome.ANSWERED && later.outcome() != Outcome.ANSWERED
        ? earlier
        : later;
  }

  /** True if the request is to be asked. */
  boolean leavesOpen(Request request) {
    Answer answer = byRequest.get(request.id());
    return teacher.knows(request) && (answer == null || mayEndOtherwise(answer));
  }

  private boolean mayEndOtherwise(Answer answer) {
    Provenance from = answer.provenance();
    return switch (answer.outcome()) {
      case ANSWERED -> false;
      case REFUSED -> retryFailed;
      case TRUNCATED -> retryFailed || changed(from, "max_tokens");
      case LATE -> retryFailed || changed(from, "timeout");
      case INVALID ->
          retryFailed
              || changed(from, "max_tokens")
              || changed(from, "timeout")
              || changed(from, "schema");
    };
  }

  private boolean changed(Provenance from, String setting) {
    String then = from.parameter(setting);
    String now = Provenance.parameter(teacher.settings(), setting);
    return !then.isEmpty() && !now.isEmpty() && !then.equals(now);
  }

  /** The outcomes of the answers that settle a request of a sample. */
  SortedMap<Outcome, Integer> outcomes(List<Request> sample) {
    SortedMap<Outcome, Integer> outcomes = new TreeMap<>();
    for (Request request : sample) {
      Answer answer = byRequest.get(request.id());
      if (answer != null && !leavesOpen(request)) {
        outcomes.merge(answer.outcome(), 1, Integer::sum);
      }
    }
    return outcomes;
  }
}
