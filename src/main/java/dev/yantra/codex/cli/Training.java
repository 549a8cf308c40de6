package dev.yantra.codex.cli;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.generate.GenerateOptions;
import dev.yantra.codex.generate.GenerationCalibrator;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.index.classpath.ClassPathFinder;
import dev.yantra.codex.student.Checkpoint;
import dev.yantra.codex.student.ServedStudent;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.train.TrainReport;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code init} and {@code train} have in common: the student, then what its generations are
 * worth.
 */
final class Training {
  private final Session session;

  Training(Session session) {
    this.session = session;
  }

  /** Goes on with the training that was interrupted, and measures as {@link #run} does. */
  Report resume() {
    return calibrated(session.codex().resumeTraining());
  }

  /** Trains a student and measures on held-out methods how far its generations can be trusted. */
  Report run(TrainOptions options) {
    return calibrated(session.codex().train(options));
  }

  private Report calibrated(TrainReport train) {
    Workspace workspace = session.workspace();
    CodeGraph graph = session.graph();
    Splits splits = Splits.of(graph, session.splitSeed());
    Student student = ServedStudent.heldOut(workspace, graph, splits);
    List<Path> jars = ClassPathFinder.ofThisMachine().find(workspace.root(), List.of()).entries();
    GenerateOptions generate = GenerateOptions.defaults().withClassPath(jars);
    GenerationCalibrator calibrator =
        new GenerationCalibrator(workspace, graph, student, generate, session.progress());
    return new Report(
        train,
        calibrator.calibrate(splits, train.seed(), Checkpoint.current(workspace).directory()));
  }

  /** Both reports. */
  record Report(TrainReport train, GenerationCalibrator.Report generation) {
    /** What came of the calibration, in a line. */
    String generationSummary() {
      return String.format(
          "         generation, on %d held-out methods: %d bodies exactly right; confident in %d, of"
              + " which %d right",
          generation.methods(),
          generation.right(),
          generation.confident(),
          generation.confidentRight());
    }
  }
}
