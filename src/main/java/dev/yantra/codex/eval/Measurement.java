package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.EvalReport.Sides;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.eval.report.Serving;
import dev.yantra.codex.eval.task.EvalContext;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.eval.task.EvalOptions.Task;
import dev.yantra.codex.eval.task.OfflineTeacher;
import dev.yantra.codex.eval.task.StudentInUse;
import dev.yantra.codex.eval.task.StudentVariant;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.TeachingRepositories;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.teacher.RedactingTeacher;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.offline.RepositoryTeacher;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One student measured on the held-out methods, task by task, beside simple systems on the same
 * cases; and whether anything that is hidden of those methods reaches its answers.
 */
final class Measurement {
  private static final int LEAK_CASES = 40;
  private static final int LEAK_CASES_QUICK = 8;

  private final Workspace workspace;
  private final Progress progress;
  private final TeachingRepositories teaching;

  /**
   * A measurement in a workspace.
   *
   * @param teaching which repositories taught what the students started with
   */
  Measurement(Workspace workspace, Progress progress, TeachingRepositories teaching) {
    this.workspace = workspace;
    this.progress = progress;
    this.teaching = teaching;
  }

  /** The current student: its figures, whether anything leaks, and how long it takes to answer. */
  EvalReport ofCheckpoint(EvalInputs ground, EvalOptions options) {
    return of(ground, ground.splits(), ground.model(), options, true).with(serving(ground));
  }

  /**
   * How long the current student takes to answer. Every part of the repository is there that a
   * user's student may see.
   */
  Serving serving(EvalInputs ground) {
    List<Integer> methods =
        ground.graph().methods().filter(m -> Usage.isWritten(ground.graph(), m)).boxed().toList();
    return Serving.of(ServedStudent.open(workspace, ground.graph()), methods);
  }

  /**
   * The figures of a student.
   *
   * @param splits what it learned from and what is held out
   * @param leaks whether the answers are checked for what is hidden
   */
  EvalReport of(EvalInputs ground, Splits splits, Model model, EvalOptions options, boolean leaks) {
    CodeGraph graph = ground.graph();
    try (Teacher teacher =
        new RedactingTeacher(new RepositoryTeacher(workspace.root(), graph, splits))) {
      ServedStudent student = ServedStudent.heldOut(model, graph, splits);
      boolean parts = options.bare() == 0;
      EvalContext bench =
          new EvalContext(
              graph,
              ground.sites(),
              splits,
              StudentVariant.contenders(student, model, parts),
              ground.requests().map(asked -> StudentInUse.of(model, graph, asked, parts)),
              options);
      Function<CodeGraph, Student> opener = g -> ServedStudent.heldOut(model, g, splits);
      return run(ground.model().splitSeed(), bench, opener, teacher, leaks);
    }
  }

  /** The same with a student and a teacher from elsewhere. */
  EvalReport of(
      EvalOptions options,
      long splitSeed,
      CodeGraph graph,
      CallSites sites,
      Splits splits,
      Function<CodeGraph, Student> opener,
      Teacher teacher) {
    EvalContext bench = new EvalContext(graph, sites, splits, opener.apply(graph), options);
    return run(splitSeed, bench, opener, teacher, true);
  }

  private EvalReport run(
      long splitSeed,
      EvalContext bench,
      Function<CodeGraph, Student> opener,
      Teacher teacher,
      boolean leaks) {
    EvalOptions options = bench.options();
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
      Table table = StudentVariant.noted(task.table(bench, asked), bench.bootstrap());
      if (saysSomething(table)) {
        tables.add(table);
      }
    }
    progress.update("eval", options.tasks().size(), options.tasks().size() + 1, "leak check");
    String found = leaks ? leakCheck(bench, leakCases, opener) : "not checked";
    EvalReport report =
        new EvalReport(bench.student().model(), splitSeed, options.quick(), sides, tables, found);
    return teaching.flatters(bench.graph())
        ? report.cautioning(taught(teaching.share(bench.graph())))
        : report;
  }

  private static String leakCheck(
      EvalContext bench, List<Integer> cases, Function<CodeGraph, Student> opener) {
    int most = bench.options().quick() ? LEAK_CASES_QUICK : LEAK_CASES;
    return new LeakCheck(bench.graph(), bench.sites(), bench.splits(), opener)
        .check(cases.subList(0, Math.min(most, cases.size())))
        .toString();
  }

  private static String taught(double share) {
    return String.format(
        Locale.ROOT,
        "This repository taught what Codex comes with: %.0f %% of its methods stand in packages of"
            + " one that did. Its figures are flattered.",
        100 * share);
  }

  /** Without cases, or with every label always or never true, there is nothing to compare. */
  private static boolean saysSomething(Table table) {
    String first = table.metrics().get(0);
    return table.rows().stream().anyMatch(r -> r.figures().containsKey(first));
  }
}
