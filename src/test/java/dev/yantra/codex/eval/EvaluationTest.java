package dev.yantra.codex.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.ReportText;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.eval.task.EvalOptions.Task;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.TeachingRepositories;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private final CodeGraph graph = Village.graph();
  private final Splits splits = Splits.of(graph, 42);

  private EvalReport evaluate(Function<CodeGraph, Student> opener, Task... tasks) {
    return new Measurement(
            new Workspace(Path.of(".")), Progress.SILENT, TeachingRepositories.shipped())
        .of(
            new EvalOptions(42, false, List.of(tasks)),
            42,
            graph,
            Village.calls(),
            splits,
            opener,
            new Village.Silent());
  }

  private static Interval figure(EvalReport report, String system, String metric) {
    return report.tables().get(0).row(system).figures().getOrDefault(metric, Interval.UNDEFINED);
  }

  private List<Integer> heldOut() {
    return graph.methods().filter(m -> splits.side(m) == Split.TEST).boxed().toList();
  }

  @Test
  void plantedLeak_makesTheFigureJumpAndIsCaught() {
    EvalReport honest = evaluate(g -> new Village.Honest(), Task.CALLS);
    EvalReport peeking = evaluate(Village.Peeking::new, Task.CALLS);
    assertEquals(1.0, figure(peeking, "student", "MRR").value(), 1e-9);
    assertTrue(figure(honest, "student", "MRR").value() < 0.9);
    assertFalse(honest.leaks().startsWith("LEAK"), honest.leaks());
    assertTrue(peeking.leaks().startsWith("LEAK"), peeking.leaks());
  }

  @Test
  void leakCheck_namesTheHeadThatLeaks() {
    LeakCheck.Result result = check(Village.Peeking::new);
    assertTrue(result.leaks().stream().anyMatch(l -> l.startsWith("concerns of ")));
    assertTrue(result.leaks().stream().noneMatch(l -> l.startsWith("imports of ")));
  }

  private List<String> leaks(Function<CodeGraph, Student> opener) {
    CodeGraph told = SyntheticRepository.graph(24, 1);
    Splits sides = Splits.of(told, 42);
    List<Integer> asked = told.methods().filter(m -> sides.side(m) == Split.TEST).boxed().toList();
    CallSites none = new CallSites(Map.of(), List.of());
    return new LeakCheck(told, none, sides, opener).check(asked).leaks();
  }

  @Test
  void leakCheck_findsRiskThatKnowsItsOwnPast() {
    List<String> leaks = leaks(Village.Remembering::new);
    assertFalse(leaks.isEmpty());
    assertTrue(leaks.stream().allMatch(l -> l.startsWith("risk of ")), leaks.toString());
  }

  @Test
  void leakCheck_findsASearchThatReadsTheJavadocThatIsAskedFor() {
    List<String> leaks = leaks(Village.Copying::new);
    assertFalse(leaks.isEmpty());
    assertTrue(leaks.stream().allMatch(l -> l.startsWith("search of ")), leaks.toString());
  }

  @Test
  void leakCheck_findsNothingInAnUntrainedStudentOfAnyHead() {
    Model model = StudentTraining.untrained(SyntheticRepository.graph(24, 1), 5);
    assertEquals(
        List.of(),
        leaks(
            g -> ServedStudent.heldOut(model, g, Splits.of(SyntheticRepository.graph(24, 1), 42))));
  }

  @Test
  void leakCheck_catchesAStudentThatCountsTheVeryCallsItIsAskedFor() {
    LeakCheck.Result counting = check(g -> new Village.Counting());
    assertTrue(counting.leaks().stream().anyMatch(l -> l.startsWith("call at line 2 of ")));
    assertTrue(counting.leaks().stream().allMatch(l -> l.startsWith("call at line ")));
    assertEquals(List.of(), check(g -> new Village.Honest()).leaks());
  }

  private LeakCheck.Result check(Function<CodeGraph, Student> opener) {
    return new LeakCheck(graph, Village.calls(), splits, opener).check(heldOut());
  }

  @Test
  void otherBodies_keepDeclarationsNumbersAndEverythingThatIsNotHeldOut() {
    CodeGraph other = OtherBodies.of(graph, m -> splits.side(m) != Split.TRAIN);
    assertEquals(graph.size(), other.size());
    for (int i = 0; i < graph.size(); i++) {
      Node before = graph.node(i);
      if (before instanceof MethodNode method && !method.test() && splits.side(i) != Split.TRAIN) {
        assertEquals(method.signature(), other.method(i).signature());
        assertFalse(method.body().equals(other.method(i).body()));
      } else {
        assertEquals(before, other.node(i));
      }
    }
  }

  @Test
  void everyTask_hasATableWithTheStudentLast() {
    EvalReport report =
        evaluate(
            g -> new Village.Honest(), Task.CALLS, Task.IMPORTS, Task.CONCERNS, Task.TEST_KINDS);
    assertEquals(
        List.of("calls", "imports", "concerns", "test-kinds"),
        report.tables().stream().map(EvalReport.Table::task).toList());
    for (EvalReport.Table table : report.tables()) {
      String last = table.rows().get(table.rows().size() - 1).system();
      assertTrue(last.startsWith("student"), last);
      table.rows().forEach(r -> assertTrue(table.metrics().containsAll(r.figures().keySet())));
    }
    assertEquals(0.5, figure(report, "frequency on type", "R@1").value(), 0.2);
  }

  @Test
  void repositoryThatTaught_isSaidToBeFlattered() {
    EvalReport other = evaluate(g -> new Village.Honest(), Task.CALLS);
    assertEquals(List.of(), other.cautions());
    EvalReport taught =
        new Measurement(
                new Workspace(Path.of(".")),
                Progress.SILENT,
                TeachingRepositories.of(List.of(graph)))
            .of(
                new EvalOptions(42, false, List.of(Task.CALLS)),
                42,
                graph,
                Village.calls(),
                splits,
                g -> new Village.Honest(),
                new Village.Silent());
    String caution = "This repository taught what Codex comes with";
    assertTrue(taught.cautions().get(0).startsWith(caution), taught.cautions().toString());
    assertTrue(ReportText.plain(taught).contains("\n" + caution));
    assertTrue(ReportText.markdown(taught).contains("\n**" + caution));
    assertFalse(ReportText.plain(other).contains(caution));
  }

  @Test
  void text_showsEveryFigureWithItsInterval() {
    EvalReport report =
        new EvalReport(
            "models/1",
            42,
            true,
            new EvalReport.Sides(80, 10, 10),
            List.of(
                new EvalReport.Table(
                    "calls",
                    "next call",
                    7,
                    List.of("MRR", "R@1"),
                    List.of(
                        new EvalReport.Row(
                            "student", java.util.Map.of("MRR", new Interval(0.5, 0.4, 0.6)))),
                    List.of("A note."))),
            "fine");
    assertEquals(
        """
        models/1, split seed 42: 80 methods to learn from, 10 to choose with, 10 held out. \
        Quick run: for a glance, not to quote.

        calls: next call (7 cases)
          system                     MRR   R@1
          student   0.500 [0.400, 0.600]     -
          A note.

        Leak check: fine
        """,
        ReportText.plain(report));
    assertTrue(
        ReportText.markdown(report)
            .contains(
                "| system | MRR | R@1 |\n|---|---:|---:|\n| student | 0.500 [0.400, 0.600] | - |"));
  }
}
