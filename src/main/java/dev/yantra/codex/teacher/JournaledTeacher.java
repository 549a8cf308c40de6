package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.RequestJournal.Asked;
import dev.yantra.codex.workspace.CodexException;
import java.util.List;
import java.util.Optional;

/**
 * A teacher whose questions are in the journal before they leave. What was on its way when an
 * earlier run died is asked again under its old key; what it can have cost counts as spent until
 * the server shows that it was not charged twice.
 */
final class JournaledTeacher extends TeacherDecorator {
  private final ChatTeacher teacher;
  private final RequestJournal journal;
  private final Budget budget;

  JournaledTeacher(ChatTeacher teacher, RequestJournal journal, Budget budget) {
    super(teacher);
    this.teacher = teacher;
    this.journal = journal;
    this.budget = budget;
  }

  @Override
  public Answer ask(Request request, List<FewShotExample> exhibits) {
    Optional<Asked> earlier = journal.open(request.id(), kind(), model());
    double carriedUsd = earlier.map(Asked::mostUsd).orElse(0.0);
    IdempotencyKey ticket =
        new IdempotencyKey(earlier.map(Asked::key).orElseGet(IdempotencyKey::freshKey), carriedUsd);
    double mostUsd = carriedUsd + estimate(request, exhibits).mostUsd();
    journal.asking(new Asked(ticket.key(), request.id(), kind(), model(), mostUsd, false));
    try {
      Answer answer = teacher.ask(request, exhibits, ticket);
      // What still stands of it is in the answer now.
      budget.recover(carriedUsd);
      return answer;
    } catch (CodexException e) {
      if (earlier.isEmpty() && !ticket.mayHaveCost()) {
        journal.dropped(ticket.key());
      }
      throw e;
    }
  }
}
