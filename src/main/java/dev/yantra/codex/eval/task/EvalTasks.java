package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.eval.task.EvalOptions.Task;

/** The tasks by their names. */
public final class EvalTasks {
  private EvalTasks() {}

  /** Measures one task. */
  public static Table measure(Task task, EvalContext bench, OfflineTeacher teacher) {
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
