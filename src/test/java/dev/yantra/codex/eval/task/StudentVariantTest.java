package dev.yantra.codex.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.eval.metric.Metric;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StudentVariantTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 200);
  private static final int[] GROUPS = {0, 1, 2, 3};

  private static Row row(String system, double... cases) {
    return new CaseScores(BOOTSTRAP, GROUPS).add("MRR", Metric.mean(cases)).row(system);
  }

  private static Table table(Row... rows) {
    return new Table("search", "search", 4, List.of("MRR"), List.of(rows), List.of());
  }

  @Test
  void noted_saysWhatTheNetworkAddsCaseByCase() {
    Row without = row(StudentVariant.WITHOUT, 0.1, 0.9, 0.3, 0.7);
    Row whole = row(StudentVariant.STUDENT, 0.2, 1.0, 0.4, 0.8);
    Table noted = StudentVariant.noted(table(without, whole), BOOTSTRAP);
    // Cases differ widely, but every one of them gains the same.
    assertEquals(List.of("MRR that the network adds: +0.100 [+0.100, +0.100]."), noted.notes());
  }

  @Test
  void noted_leavesATableWithoutItsPartsAsItIs() {
    assertTrue(
        StudentVariant.noted(table(row(StudentVariant.STUDENT, 1, 1, 1, 1)), BOOTSTRAP)
            .notes()
            .isEmpty());
  }
}
