package dev.yantra.codex.eval;

import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.student.TeachingRepositories;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.util.function.Consumer;

/**
 * Measures the current student on the held-out methods of its repository, beside simple systems on
 * the same cases. Nothing of the test side was learned from, and its bodies are hidden before
 * anything aggregates.
 */
public final class Evaluation {
  private final Workspace workspace;
  private final Progress progress;

  /** An evaluation of what a workspace has; {@code progress} is told task by task. */
  public Evaluation(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * What an evaluation that trains students will cost.
   *
   * @param trainings how many students are trained
   * @param seconds about how long all of it takes on this machine
   */
  public record Forecast(int trainings, double seconds) {}

  /**
   * Measures.
   *
   * @throws CodexException if there is no graph or no model, or nothing is held out
   */
  public EvalReport run(EvalOptions options) {
    return run(options, report -> {});
  }

  /**
   * Measures, and tells what there is so far whenever a student is measured: the figures of a run
   * that is stopped are not lost.
   *
   * @throws CodexException if there is no graph or no model, or nothing is held out; if there is no
   *     corpus where students are to be trained
   */
  public EvalReport run(EvalOptions options, Consumer<EvalReport> soFar) {
    EvalInputs ground = EvalInputs.of(workspace, options);
    Measurement measurement = new Measurement(workspace, progress, TeachingRepositories.shipped());
    int trainings = Studies.trainings(ground, options);
    if (trainings == 0) {
      EvalReport report = measurement.ofCheckpoint(ground, options);
      soFar.accept(report);
      return report;
    }
    Students students = new Students(workspace, ground, trainings, progress);
    return new Studies(measurement, ground, students, options, soFar).run();
  }

  /**
   * What {@link #run} will cost; trains for two epochs to find out.
   *
   * @throws CodexException if there is no graph, no model or no corpus
   */
  public Forecast forecast(EvalOptions options) {
    EvalInputs ground = EvalInputs.of(workspace, options);
    int trainings = Studies.trainings(ground, options);
    if (trainings == 0) {
      return new Forecast(0, 0);
    }
    Students students = new Students(workspace, ground, trainings, progress);
    return new Forecast(trainings, Studies.forecastSeconds(ground, students, options));
  }
}
