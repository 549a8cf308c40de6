package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Corpus;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.Curriculum;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.student.train.TrainingPlan;
import dev.yantra.codex.train.Trainer;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains the students of one evaluation, one after the other; none is written to the workspace. */
final class Students {
  private static final int PROBE_EPOCHS = 2;

  /** Share of a training's time that calibrating and measuring take on top, as measured. */
  private static final double AROUND = 1.6;

  private final EvalInputs ground;
  private final Corpus corpus;
  private final Progress progress;
  private final int planned;
  private int begun;

  /**
   * A row of trainings.
   *
   * @param planned how many there will be
   * @throws dev.yantra.codex.workspace.CodexException if there is no corpus
   */
  Students(Workspace workspace, EvalInputs ground, int planned, Progress progress) {
    this.ground = ground;
    this.corpus = Corpus.read(workspace.corpus());
    this.planned = planned;
    this.progress = progress;
  }

  /** The next student. */
  Model next(TrainingPlan plan, Splits splits) {
    begun++;
    String stage = "train " + begun + "/" + planned;
    return Trainer.fit(
            ground.graph(),
            ground.sites(),
            splits,
            examples(splits),
            plan,
            ground.model().features().sentences(),
            (inner, done, total, detail) -> progress.update(stage, done, total, detail))
        .about(about(plan));
  }

  /** The examples of the corpus that may be learned from. */
  List<Example> examples(Splits splits) {
    return corpus.examples().stream()
        .filter(e -> e.split() == Split.TRAIN && learned(e, splits))
        .toList();
  }

  private boolean learned(Example example, Splits splits) {
    return ground.graph().find(example.method()).stream()
        .allMatch(m -> splits.side(m) == Split.TRAIN);
  }

  /** How long so many trainings will take here, by the epochs of a short one. */
  double forecastSeconds(TrainingPlan plan, int count) {
    long[] stamps = new long[PROBE_EPOCHS + 1];
    stamps[0] = System.nanoTime();
    new StudentTraining(
            ground.graph(),
            ground.splits(),
            examples(ground.splits()),
            plan.with(Curriculum.of(PROBE_EPOCHS)),
            ground.model().features().sentences())
        .run((stage, done, total, detail) -> stamps[(int) done] = System.nanoTime());
    double epoch = (stamps[PROBE_EPOCHS] - stamps[PROBE_EPOCHS - 1]) / 1e9;
    return count * AROUND * epoch * plan.curriculum().epochs();
  }

  private static SortedMap<String, String> about(TrainingPlan plan) {
    SortedMap<String, String> about = new TreeMap<>();
    about.put("preset", plan.preset().label());
    about.put("seed", String.valueOf(plan.seed()));
    return about;
  }
}
