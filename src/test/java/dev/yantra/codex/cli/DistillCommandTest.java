package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.distill.DistillReport;
import dev.yantra.codex.distill.DistillReport.Agreement;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DistillCommandTest {
  @Test
  void verdict_standsBesideAlwaysNo() {
    assertEquals(
        "  better than always no: 1 of the 2 rows of teacher and question that were calibrated",
        DistillCommand.verdict(
            report(row(200, 0.1, 0.95, "platt"), row(200, 0.06, 0.94, "platt"))));
  }

  @Test
  void verdict_saysThatNothingWasCalibrated() {
    String verdict = DistillCommand.verdict(report(row(39, 0.1, 0.95, "none")));
    assertTrue(verdict.startsWith("  nothing was calibrated: that takes 40 labels"), verdict);
  }

  private static Agreement row(int judged, double yes, double accuracy, String method) {
    return new Agreement(
        "x", Question.Kind.CONCERN, "", judged, judged, yes, accuracy, 0.1, 0.1, method);
  }

  private static DistillReport report(Agreement... rows) {
    return new DistillReport(
        1, 1, 3, List.of(rows), List.of(), 0, 0, new TreeMap<>(), new TreeMap<>(), 0, 0, 0, 1);
  }
}
