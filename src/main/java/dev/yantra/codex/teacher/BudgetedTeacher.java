package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import java.util.List;

/**
 * A teacher that is asked only while there is money for the dearest answer it may give. Money is
 * set aside for a whole request, so that none breaks off in the middle for want of it.
 */
final class BudgetedTeacher extends TeacherDecorator {
  private final Teacher teacher;
  private final Budget budget;

  BudgetedTeacher(Teacher teacher, Budget budget) {
    super(teacher);
    this.teacher = teacher;
    this.budget = budget;
  }

  @Override
  public Answer ask(Request request, List<FewShotExample> exhibits) {
    Budget.Reservation money = budget.reserveInTurn(estimate(request, exhibits).mostUsd());
    try {
      Answer answer = teacher.ask(request, exhibits);
      money.settle(answer.provenance().spentUsd());
      return answer;
    } catch (RuntimeException e) {
      // Where no answer comes back nobody knows what was charged.
      money.lose();
      throw e;
    }
  }
}
