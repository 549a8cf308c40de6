package dev.yantra.codex.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BudgetTest {
  @Test
  void reservations_countUntilTheyAreSettled() {
    Budget budget = new Budget(1.0, 0.5);
    Budget.Reservation first = budget.reserve(0.4);
    CodexException failure = assertThrows(CodexException.class, () -> budget.reserve(0.2));
    assertEquals(CodexException.Reason.BUDGET, failure.reason());
    first.settle(0.1);
    assertEquals(0.6, budget.spentUsd(), 1e-12);
    budget.reserve(0.4).settle(0.4);
    assertEquals(1.0, budget.spentUsd(), 1e-12);
  }

  @Test
  void moneyOnItsWay_isWaitedForAsLongAsItMaySuffice() throws Exception {
    Budget budget = new Budget(1.0, 0);
    Budget.Reservation first = budget.reserve(0.8);
    FutureTask<Budget.Reservation> second = new FutureTask<>(() -> budget.reserveInTurn(0.8));
    new Thread(second).start();
    first.settle(0.1);
    second.get(20, TimeUnit.SECONDS).lose();
    assertEquals(0.9, budget.spentUsd(), 1e-12);
    assertThrows(CodexException.class, () -> budget.reserveInTurn(0.2));
  }

  @Test
  void nothing_isEnoughForWhatIsFree() {
    new Budget(0, 0).reserve(0).settle(0);
    assertThrows(CodexException.class, () -> new Budget(0, 0).reserve(0.0001));
  }

  @Test
  void priceTable_isDatedAndReadable() {
    assertTrue(new Prices().date().matches("\\d{4}-\\d{2}-\\d{2}"));
  }
}
