package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.EvalOptions.Task;
import dev.yantra.codex.eval.EvalReport.Sides;
import dev.yantra.codex.eval.EvalReport.Table;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.Checkpoint;
import dev.yantra.codex.student.Model;
import dev.yantra.codex.student.ServedStudent;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.teacher.Teachers;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures the current student on the held-out methods of its repository, beside simple systems on
 * the same cases. Nothing of the test side was learned from, and its bodies are hidden before
 * anything aggregates.
 */
public final class Evaluation {
  private static final int LEAK_CASES = 40;
  private static final int LEAK_CASES_QUICK = 8;

  private final Workspace workspace;
  private final Progress progress;

  public Evaluation(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @throws CodexException if there is no graph or no model, or nothing is held out
   */
  public EvalReport run(EvalOptions options) {
    CodeGraph graph;
    try (GraphStore store = GraphStore.open(workspace)) {
      graph = store.load();
    }
    Model model = Checkpoint.current(workspace).model();
    // Any other split would measure on methods that were learned from.
    long seed = Long.parseLong(model.about().getOrDefault("split.seed", "42"));
    Splits splits = Splits.of(graph, seed);
    TeacherOptions offline = new TeacherOptions("repository", "", "", 1, options.seed());
    Settings settings = Settings.load(workspace, Map.of());
    try (Teacher teacher = new Teachers(workspace, settings).openOffline(offline, graph, splits)) {
      return run(
          options, seed, graph, splits, g -> ServedStudent.heldOut(model, g, splits), teacher);
    }
  }

  /** The same with a student and a teacher from elsewhere. */
  EvalReport run(
      EvalOptions options,
      long splitSeed,
      CodeGraph graph,
      Splits splits,
      Function<CodeGraph, Student> opener,
      Teacher teacher) {
    Student student = opener.apply(graph);
    Bench bench = new Bench(graph, splits, student, options);
    List<Integer> leakCases = bench.cases(m -> true);
    if (leakCases.isEmpty()) {
      throw CodexException.setup(
          "No method is held out: the repository is too small to measure anything on.");
    }
    Sides sides =
        new Sides(
            bench.side(Split.TRAIN).size(),
            bench.side(Split.VALIDATION).size(),
            bench.side(Split.TEST).size());
    OfflineTeacher asked = new OfflineTeacher(bench, teacher);
    List<Table> tables = new ArrayList<>();
    for (Task task : options.tasks()) {
      progress.update("eval", tables.size(), options.tasks().size() + 1, task.label());
      Table table = table(task, bench, asked);
      if (saysSomething(table)) {
        tables.add(table);
      }
    }
    progress.update("eval", options.tasks().size(), options.tasks().size() + 1, "leak check");
    int checked = Math.min(options.quick() ? LEAK_CASES_QUICK : LEAK_CASES, leakCases.size());
    String leaks =
        new LeakCheck(graph, splits, opener).check(leakCases.subList(0, checked)).toString();
    return new EvalReport(student.model(), splitSeed, options.quick(), sides, tables, leaks);
  }

  /** Without cases, or with every label always or never true, there is nothing to compare. */
  private static boolean saysSomething(Table table) {
    String first = table.metrics().get(0);
    return table.rows().stream().anyMatch(r -> r.figures().containsKey(first));
  }

  private static Table table(Task task, Bench bench, OfflineTeacher teacher) {
    return switch (task) {
      case CALLS -> new CallsTask(bench).run();
      case IMPORTS -> new ImportsTask(bench).run();
      case CONCERNS -> new ConcernsTask(bench, teacher).run();
      case SEARCH -> new SearchTask(bench).run();
      case TEST_KINDS -> new TestKindsTask(bench, teacher).run();
      case RISK -> new RiskTask(bench).run();
    };
  }
}
