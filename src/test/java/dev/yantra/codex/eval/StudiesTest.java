package dev.yantra.codex.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalPlots;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.EvalReport.Row;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.eval.report.LearningCurve;
import dev.yantra.codex.eval.report.ReportText;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.eval.task.EvalOptions.Task;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.train.SyntheticWorkspace;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.train.Trainer;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Evaluations that train students: several seeds, no graph, growing parts of the corpus. */
final class StudiesTest {
  @TempDir Path directory;

  private static Table table(double figure) {
    Interval interval = new Interval(figure, figure, figure);
    return new Table(
        "concerns",
        "concerns",
        9,
        List.of("macro-AUC"),
        List.of(new Row("student", Map.of("macro-AUC", interval))),
        List.of());
  }

  private static LearningCurve.Point point(int methods, double figure) {
    return new LearningCurve.Point(methods, methods, List.of(table(figure)));
  }

  @Test
  void run_withSeedsAndCurve_measuresFreshStudentsAndTellsWhatThereIsSoFar() throws Exception {
    CodeGraph graph = SyntheticRepository.graph(30, 1);
    Workspace workspace = SyntheticWorkspace.indexed(directory, graph);
    SyntheticWorkspace.corpus(graph).write(workspace.corpus());
    new Trainer(workspace, Progress.SILENT)
        .train(
            new TrainOptions(
                ModelShape.Preset.TINY, 42, OptionalDouble.empty(), OptionalInt.of(3)));
    List<EvalReport> soFar = new ArrayList<>();
    EvalReport report =
        new Evaluation(workspace, Progress.SILENT)
            .run(
                new EvalOptions(
                    42,
                    true,
                    List.of(Task.IMPORTS, Task.CONCERNS),
                    2,
                    true,
                    false,
                    0,
                    Optional.empty()),
                soFar::add);

    assertEquals(List.of(42L, 43L), report.students());
    Table imports = report.tables().get(0);
    assertTrue(
        imports.rows().stream().anyMatch(r -> r.system().endsWith("without graph")),
        imports.rows().toString());
    assertFalse(report.leaks().startsWith("LEAK"), report.leaks());
    LearningCurve curve = report.curve().orElseThrow();
    assertTrue(curve.whole());
    List<Integer> sizes = curve.points().stream().map(LearningCurve.Point::methods).toList();
    assertEquals(sizes.stream().sorted().distinct().toList(), sizes);
    assertEquals(report.methods().train(), sizes.get(sizes.size() - 1));
    assertEquals(2 + sizes.size(), soFar.size());
    assertFalse(soFar.get(2).curve().orElseThrow().whole());

    for (String svg : EvalPlots.of(report).values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      assertTrue(svg.contains("<title id=\"title\">") && svg.contains("prefers-color-scheme"));
    }
    assertTrue(EvalPlots.of(report).containsKey("learning-imports.svg"));
    assertTrue(ReportText.markdown(report).contains("](learning-imports.svg)"));
  }

  @Test
  void enough_isTheSizeFromWhichOnTheScoreStays() {
    LearningCurve curve =
        new LearningCurve(
            List.of(point(10, 0.80), point(30, 0.60), point(100, 0.79), point(300, 0.80)), 4);
    // 95 % of what goes beyond chance: 0.5 + 0.95 * 0.3 = 0.785. The early luck does not count.
    assertEquals(OptionalInt.of(100), curve.enough(table(0)));
    assertEquals(
        OptionalInt.empty(), new LearningCurve(curve.points().subList(0, 2), 4).enough(table(0)));
  }
}
