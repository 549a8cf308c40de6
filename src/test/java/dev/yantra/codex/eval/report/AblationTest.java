package dev.yantra.codex.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.student.network.ModelShape.Preset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AblationTest {
  private static Table table(String task, double figure) {
    Row row = new Row("student", Map.of("MRR", new Interval(figure, figure, figure)));
    return new Table(task, task, 9, List.of("MRR"), List.of(row), List.of());
  }

  private static final List<Table> WHOLE = List.of(table("calls", 0.6), table("search", 0.4));
  private static final Ablation.Line LINE =
      new Ablation.Line(
          Preset.SMALL,
          0,
          true,
          1234,
          5,
          WHOLE,
          List.of(table("calls", 0.3), table("search", 0.2)));

  @Test
  void mean_isOverTheTasks() {
    assertEquals(0.5, LINE.mean(false).orElseThrow(), 1e-9);
    assertEquals(0.25, LINE.mean(true).orElseThrow(), 1e-9);
  }

  @Test
  void text_showsTheStudentBesideItsNetworkAndWhatIsMissing() {
    String text = AblationText.of(new Ablation(List.of(LINE), 12), WHOLE).plain();
    assertTrue(text.contains("small, pretrained, no graph"), text);
    assertTrue(text.contains("0.600 / 0.300   0.400 / 0.200   0.500 / 0.250"), text);
    assertTrue(text.contains("Not finished: 1 of 12"), text);
  }

  @Test
  void candidates_areEverySizeWithEverySight_thePretrainedOneFromBothStarts() {
    assertEquals((Preset.values().length + 1) * 4, Ablation.candidates().size());
    assertEquals(Ablation.candidates().size(), Ablation.candidates().stream().distinct().count());
  }
}
