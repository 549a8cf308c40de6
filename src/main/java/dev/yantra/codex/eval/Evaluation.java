package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.EvalOptions.Task;
import dev.yantra.codex.eval.EvalReport.Sides;
import dev.yantra.codex.eval.EvalReport.Table;
import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.Teaching;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.algebra.Matrix;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.student.train.TrainingPlan;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.teacher.Teachers;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final Teaching teaching;

  public Evaluation(Workspace workspace, Progress progress) {
    this(workspace, progress, Teaching.shipped());
  }

  /** The same where other repositories taught. */
  Evaluation(Workspace workspace, Progress progress, Teaching teaching) {
    this.workspace = workspace;
    this.progress = progress;
    this.teaching = teaching;
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
    Ground ground = Ground.of(workspace);
    int trainings = trainings(ground, options);
    EvalReport report;
    Optional<Students> students =
        trainings == 0
            ? Optional.empty()
            : Optional.of(new Students(workspace, ground, trainings, progress));
    if (options.students() > 0 && !options.ablation() && students.isPresent()) {
      report = repeated(options, ground, students.get(), soFar);
    } else {
      report = measure(options, ground, ground.splits(), ground.model(), true);
      report = report.with(serving(ground));
      soFar.accept(report);
    }
    if (options.ablation() && students.isPresent()) {
      report = ablation(options, ground, students.get(), report, soFar);
    }
    return options.curve() && students.isPresent()
        ? curve(options, ground, students.get(), report, soFar)
        : report;
  }

  /**
   * What {@link #run} will cost; trains for two epochs to find out.
   *
   * @throws CodexException if there is no graph, no model or no corpus
   */
  public Forecast forecast(EvalOptions options) {
    Ground ground = Ground.of(workspace);
    int trainings = trainings(ground, options);
    if (trainings == 0) {
      return new Forecast(0, 0);
    }
    Students students = new Students(workspace, ground, trainings, progress);
    TrainingPlan plan = ground.plan(options.seed());
    double seconds = 0;
    int sized = 0;
    for (ModelShape.Preset preset : ModelShape.Preset.values()) {
      int like = options.ablation() ? seeds(options) * Ablation.candidates(preset).size() : 0;
      if (like > 0) {
        seconds += students.forecastSeconds(plan(plan, preset), like);
      }
      sized += like;
    }
    int others = trainings - sized;
    seconds += others > 0 ? students.forecastSeconds(plan, others) : 0;
    return new Forecast(trainings, seconds);
  }

  private static int trainings(Ground ground, EvalOptions options) {
    int repeated =
        options.ablation() ? seeds(options) * Ablation.candidates().size() : 2 * options.students();
    return repeated + (options.curve() ? Curve.sizes(ground).size() : 0);
  }

  private EvalReport repeated(
      EvalOptions options, Ground ground, Students students, Consumer<EvalReport> soFar) {
    Repeats repeats = new Repeats(new Bootstrap(options.seed(), options.resamples()));
    EvalOptions others = options.bare(1);
    List<Long> seeds = new ArrayList<>();
    Optional<EvalReport> report = Optional.empty();
    for (int i = 0; i < options.students(); i++) {
      TrainingPlan plan = ground.plan(options.seed() + i);
      Model model = students.next(plan, ground.splits());
      EvalReport own =
          measure(report.isEmpty() ? options : others, ground, ground.splits(), model, i == 0);
      repeats.add(own.tables());
      Model alone = students.next(plan.with(TrainingPlan.Neighbours.NONE), ground.splits());
      repeats.addWithoutGraph(measure(others, ground, ground.splits(), alone, false).tables());
      seeds.add(plan.seed());
      EvalReport so =
          report
              .orElseGet(() -> own.with(serving(ground)))
              .with(trained(seeds), repeats.tables(), seeds);
      soFar.accept(so);
      report = Optional.of(so);
    }
    return report.orElseThrow();
  }

  /** From how many seeds each network of an ablation is trained. */
  private static int seeds(EvalOptions options) {
    return Math.max(1, options.students());
  }

  /** The usual plan of another size. */
  private static TrainingPlan plan(TrainingPlan like, ModelShape.Preset preset) {
    return TrainingPlan.of(preset, like.seed(), like.temperature());
  }

  private EvalReport ablation(
      EvalOptions options,
      Ground ground,
      Students students,
      EvalReport report,
      Consumer<EvalReport> soFar) {
    EvalOptions bare = options.bare(Curve.RESAMPLES);
    List<Ablation.Candidate> candidates = Ablation.candidates();
    List<Ablation.Line> lines = new ArrayList<>();
    EvalReport with = report;
    for (Ablation.Candidate candidate : candidates) {
      Repeats whole = new Repeats(new Bootstrap(options.seed(), bare.resamples()));
      Repeats alone = new Repeats(new Bootstrap(options.seed(), bare.resamples()));
      double seconds = 0;
      long parameters = 0;
      for (int i = 0; i < seeds(options); i++) {
        TrainingPlan usual = ground.plan(options.seed() + i);
        TrainingPlan plan = candidate.plan(usual.seed(), usual.temperature());
        long start = System.nanoTime();
        Model model = students.next(plan, ground.splits());
        seconds += (System.nanoTime() - start) / 1e9 / seeds(options);
        parameters = parameters(model);
        whole.add(measure(bare, ground, ground.splits(), model, false).tables());
        alone.add(measure(bare, ground, ground.splits(), model.networkAlone(), false).tables());
      }
      lines.add(
          new Ablation.Line(
              candidate.preset(),
              candidate.hops(),
              candidate.pretrained(),
              parameters,
              seconds,
              whole.tables(),
              alone.tables()));
      with = report.with(new Ablation(lines, candidates.size()));
      soFar.accept(with);
    }
    return with;
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

  private static String trained(List<Long> seeds) {
    return seeds.size()
        + " fresh students, seeds "
        + seeds.get(0)
        + " to "
        + seeds.get(seeds.size() - 1);
  }

  private EvalReport curve(
      EvalOptions options,
      Ground ground,
      Students students,
      EvalReport report,
      Consumer<EvalReport> soFar) {
    List<Integer> sizes = Curve.sizes(ground);
    List<LearningCurve.Point> points = new ArrayList<>();
    EvalReport with = report;
    for (int size : sizes) {
      Splits part = Curve.part(ground, size, options.seed());
      Model model = students.next(ground.plan(options.seed()), part);
      List<Table> tables =
          measure(options.bare(Curve.RESAMPLES), ground, part, model, false).tables();
      points.add(
          new LearningCurve.Point(
              Curve.learned(ground, part), students.examples(part).size(), tables));
      with = report.with(new LearningCurve(points, sizes.size()));
      soFar.accept(with);
    }
    return with;
  }

  /** Every part of the repository that a user's student may see. */
  private Serving serving(Ground ground) {
    List<Integer> methods =
        ground.graph().methods().filter(m -> Usage.isWritten(ground.graph(), m)).boxed().toList();
    return Serving.of(ServedStudent.open(workspace, ground.graph()), methods);
  }

  private EvalReport measure(
      EvalOptions options, Ground ground, Splits splits, Model model, boolean leaks) {
    TeacherOptions offline = TeacherOptions.repository(options.seed());
    Settings settings = Settings.load(workspace, Map.of());
    CodeGraph graph = ground.graph();
    try (Teacher teacher = new Teachers(workspace, settings).openOffline(offline, graph, splits)) {
      ServedStudent student = ServedStudent.heldOut(model, graph, splits);
      List<Contender> contenders = new ArrayList<>();
      if (options.bare() == 0) {
        contenders.add(new Contender(Contender.NETWORK, student.with(model.networkAlone())));
        contenders.add(new Contender(Contender.WITHOUT, student.with(model.withoutNetwork())));
      }
      contenders.add(new Contender(Contender.STUDENT, student));
      Bench bench = new Bench(graph, ground.sites(), splits, contenders, options);
      Function<CodeGraph, Student> opener = g -> ServedStudent.heldOut(model, g, splits);
      return run(ground.splitSeed(), bench, opener, teacher, leaks);
    }
  }

  /** The same with a student and a teacher from elsewhere. */
  EvalReport run(
      EvalOptions options,
      long splitSeed,
      CodeGraph graph,
      CallSites sites,
      Splits splits,
      Function<CodeGraph, Student> opener,
      Teacher teacher) {
    Bench bench = new Bench(graph, sites, splits, opener.apply(graph), options);
    return run(splitSeed, bench, opener, teacher, true);
  }

  private EvalReport run(
      long splitSeed,
      Bench bench,
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
      Table table = Contender.noted(table(task, bench, asked), bench.bootstrap());
      if (saysSomething(table)) {
        tables.add(table);
      }
    }
    int checked =
        leaks ? Math.min(options.quick() ? LEAK_CASES_QUICK : LEAK_CASES, leakCases.size()) : 0;
    progress.update("eval", options.tasks().size(), options.tasks().size() + 1, "leak check");
    String found =
        leaks
            ? new LeakCheck(bench.graph(), bench.sites(), bench.splits(), opener)
                .check(leakCases.subList(0, checked))
                .toString()
            : "not checked";
    EvalReport report =
        new EvalReport(bench.student().model(), splitSeed, options.quick(), sides, tables, found);
    return teaching.flatters(bench.graph())
        ? report.cautioning(taught(teaching.share(bench.graph())))
        : report;
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
