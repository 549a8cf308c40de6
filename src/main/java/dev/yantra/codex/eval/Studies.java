package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.eval.report.Ablation;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.eval.report.LearningCurve;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Studies with students that are trained for them: how far the figures depend on the seed, on the
 * graph, on the network's size and sight, and on how much there is to learn from.
 */
final class Studies {
  private final Measurement measurement;
  private final EvalInputs ground;
  private final Students students;
  private final EvalOptions options;
  private final Consumer<EvalReport> soFar;

  /**
   * The studies that the options ask for.
   *
   * @param soFar is told what there is whenever a student is measured
   */
  Studies(
      Measurement measurement,
      EvalInputs ground,
      Students students,
      EvalOptions options,
      Consumer<EvalReport> soFar) {
    this.measurement = measurement;
    this.ground = ground;
    this.students = students;
    this.options = options;
    this.soFar = soFar;
  }

  /** How many students the options have trained. */
  static int trainings(EvalInputs ground, EvalOptions options) {
    int repeated =
        options.ablation() ? seeds(options) * Ablation.candidates().size() : 2 * options.students();
    return repeated + (options.curve() ? LearningCurveSizes.sizes(ground).size() : 0);
  }

  /** About how long those trainings take here. */
  static double forecastSeconds(EvalInputs ground, Students students, EvalOptions options) {
    TrainingPlan plan = ground.plan(options.seed());
    double seconds = 0;
    int sized = 0;
    for (ModelShape.Preset preset : ModelShape.Preset.values()) {
      int like = options.ablation() ? seeds(options) * Ablation.candidates(preset).size() : 0;
      if (like > 0) {
        TrainingPlan other = TrainingPlan.of(preset, plan.seed(), plan.temperature());
        seconds += students.forecastSeconds(other, like);
      }
      sized += like;
    }
    int others = trainings(ground, options) - sized;
    return seconds + (others > 0 ? students.forecastSeconds(plan, others) : 0);
  }

  /** From how many seeds each network of an ablation is trained. */
  private static int seeds(EvalOptions options) {
    return Math.max(1, options.students());
  }

  /** All that the options ask for, on top of the figures of fresh students or the checkpoint's. */
  EvalReport run() {
    EvalReport report;
    if (options.students() > 0 && !options.ablation()) {
      report = repeated();
    } else {
      report = measurement.ofCheckpoint(ground, options);
      soFar.accept(report);
    }
    if (options.ablation()) {
      report = ablation(report);
    }
    return options.curve() ? curve(report) : report;
  }

  /** Students from several seeds, each beside one that averages no neighbours. */
  private EvalReport repeated() {
    RepeatedRuns repeats = new RepeatedRuns(new Bootstrap(options.seed(), options.resamples()));
    EvalOptions others = options.bare(1);
    List<Long> seeds = new ArrayList<>();
    Optional<EvalReport> report = Optional.empty();
    for (int i = 0; i < options.students(); i++) {
      TrainingPlan plan = ground.plan(options.seed() + i);
      Model model = students.next(plan, ground.splits());
      EvalOptions asked = report.isEmpty() ? options : others;
      EvalReport own = measurement.of(ground, ground.splits(), model, asked, i == 0);
      repeats.add(own.tables());
      Model alone = students.next(plan.with(TrainingPlan.Neighbours.NONE), ground.splits());
      repeats.addWithoutGraph(tables(alone, ground.splits(), others));
      seeds.add(plan.seed());
      EvalReport so =
          report
              .orElseGet(() -> own.with(measurement.serving(ground)))
              .with(trained(seeds), repeats.tables(), seeds);
      soFar.accept(so);
      report = Optional.of(so);
    }
    return report.orElseThrow();
  }

  private static String trained(List<Long> seeds) {
    return seeds.size()
        + " fresh students, seeds "
        + seeds.get(0)
        + " to "
        + seeds.get(seeds.size() - 1);
  }

  /** Students of every size and sight, whole and with their networks alone. */
  private EvalReport ablation(EvalReport report) {
    List<Ablation.Candidate> candidates = Ablation.candidates();
    List<Ablation.Line> lines = new ArrayList<>();
    EvalReport with = report;
    for (Ablation.Candidate candidate : candidates) {
      lines.add(line(candidate));
      with = report.with(new Ablation(lines, candidates.size()));
      soFar.accept(with);
    }
    return with;
  }

  private Ablation.Line line(Ablation.Candidate candidate) {
    EvalOptions bare = options.bare(LearningCurveSizes.RESAMPLES);
    RepeatedRuns whole = new RepeatedRuns(new Bootstrap(options.seed(), bare.resamples()));
    RepeatedRuns alone = new RepeatedRuns(new Bootstrap(options.seed(), bare.resamples()));
    double seconds = 0;
    long parameters = 0;
    for (int i = 0; i < seeds(options); i++) {
      TrainingPlan usual = ground.plan(options.seed() + i);
      TrainingPlan plan = candidate.plan(usual.seed(), usual.temperature());
      long start = System.nanoTime();
      Model model = students.next(plan, ground.splits());
      seconds += (System.nanoTime() - start) / 1e9 / seeds(options);
      parameters = parameters(model);
      whole.add(tables(model, ground.splits(), bare));
      alone.add(tables(model.networkAlone(), ground.splits(), bare));
    }
    return new Ablation.Line(
        candidate.preset(),
        candidate.hops(),
        candidate.pretrained(),
        parameters,
        seconds,
        whole.tables(),
        alone.tables());
  }

  private static long parameters(Model model) {
    long count = 0;
    for (Matrix matrix : model.network().matrices().values()) {
      for (float value : matrix.toArray()) {
        count += value != 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** Students that learned from growing parts of the training side. */
  private EvalReport curve(EvalReport report) {
    List<Integer> sizes = LearningCurveSizes.sizes(ground);
    List<LearningCurve.Point> points = new ArrayList<>();
    EvalReport with = report;
    for (int size : sizes) {
      Splits part = LearningCurveSizes.part(ground, size, options.seed());
      Model model = students.next(ground.plan(options.seed()), part);
      List<Table> tables = tables(model, part, options.bare(LearningCurveSizes.RESAMPLES));
      points.add(
          new LearningCurve.Point(
              LearningCurveSizes.learned(ground, part), students.examples(part).size(), tables));
      with = report.with(new LearningCurve(points, sizes.size()));
      soFar.accept(with);
    }
    return with;
  }

  private List<Table> tables(Model model, Splits splits, EvalOptions asked) {
    return measurement.of(ground, splits, model, asked, false).tables();
  }
}
