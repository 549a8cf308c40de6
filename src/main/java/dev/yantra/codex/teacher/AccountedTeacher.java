package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.RequestJournal.Asked;
import dev.yantra.codex.teacher.Exchange.Step;
import dev.yantra.codex.workspace.CodexException;
import java.util.List;
import java.util.Optional;

/**
 * A teacher whose questions are in the journal, and whose highest possible price is set aside,
 * before they leave. Money is set aside for a whole request, so that none breaks off for want of
 * it.
 *
 * <p>A question of a run that died is asked again under its old key; what it can have cost counts
 * as spent until the server shows that it was not charged twice.
 */
public final class AccountedTeacher extends TeacherDecorator {
  private final KeyedTeacher teacher;
  private final Budget budget;
  private final RequestJournal journal;

  public AccountedTeacher(KeyedTeacher teacher, Budget budget, RequestJournal journal) {
    super(teacher);
    this.teacher = teacher;
    this.budget = budget;
    this.journal = journal;
  }

  @Override
  public Exchange begin(Request request, List<FewShotExample> examples) {
    return new Account(request, examples);
  }

  private final class Account implements Exchange {
    private final Request request;
    private final double mostUsd;
    private final Optional<Asked> earlier;
    private final IdempotencyKey key;
    private final Exchange exchange;
    private Optional<Budget.Reservation> money = Optional.empty();

    Account(Request request, List<FewShotExample> examples) {
      this.request = request;
      this.mostUsd = estimate(request, examples).mostUsd();
      this.earlier = journal.open(request.id(), kind(), model());
      // What a batch is to do is charged once; what was asked directly may be charged again.
      double carriedUsd = earlier.filter(a -> !waiting(a)).map(Asked::mostUsd).orElse(0.0);
      this.key =
          new IdempotencyKey(
              earlier.map(Asked::key).orElseGet(IdempotencyKey::freshKey), carriedUsd);
      this.exchange = teacher.begin(request, examples, key);
    }

    private boolean waiting(Asked asked) {
      return asked.batch() && batched();
    }

    @Override
    public Step advance() {
      if (money.isEmpty()) {
        money = setAside();
      }
      return money.isEmpty() ? new Step.Waiting() : advance(money.get());
    }

    private Step advance(Budget.Reservation reserved) {
      try {
        Step step = exchange.advance();
        if (step instanceof Step.Answered answered) {
          settle(reserved, answered.answer());
        } else if (step instanceof Step.Unanswered) {
          drop(reserved);
        }
        return step;
      } catch (CodexException e) {
        if (key.mayHaveCost()) {
          reserved.lose();
        } else {
          drop(reserved);
        }
        throw e;
      } catch (RuntimeException e) {
        // Without an answer it is unknown what was charged.
        reserved.lose();
        throw e;
      }
    }

    /** Empty while replies on their way may leave enough money over. */
    private Optional<Budget.Reservation> setAside() {
      if (earlier.isPresent() && waiting(earlier.get())) {
        return Optional.of(budget.resume(earlier.get().mostUsd()));
      }
      Optional<Budget.Reservation> reserved =
          batched() ? budget.reserveIfLeft(mostUsd) : Optional.of(budget.reserveInTurn(mostUsd));
      if (reserved.isPresent() && !(batched() && earlier.isPresent())) {
        double allUsd = key.carriedUsd() + mostUsd;
        journal.asking(new Asked(key.key(), request.id(), kind(), model(), allUsd, batched()));
      }
      return reserved;
    }

    /** What still stands of an earlier attempt is in the answer now. */
    private void settle(Budget.Reservation reserved, Answer answer) {
      budget.recover(key.carriedUsd());
      reserved.settle(answer.provenance().spentUsd());
    }

    /** Nothing was charged, unless by an earlier attempt, which stays in the journal. */
    private void drop(Budget.Reservation reserved) {
      reserved.close();
      if (earlier.isEmpty() || waiting(earlier.get())) {
        journal.dropped(key.key());
      }
    }
  }
}
