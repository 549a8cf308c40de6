package dev.yantra.codex.train;

import dev.yantra.codex.corpus.Corpus;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Fingerprint;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calibrate.Calibrator;
import dev.yantra.codex.student.calibrate.CallRankingFit;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.Curriculum;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.student.train.TrainingPlan;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Trains the student on the workspace's graph and corpus and writes the next checkpoint. */
public final class Trainer {
  private final Workspace workspace;
  private final Progress progress;

  public Trainer(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * Trains, calibrates and writes. Whatever interrupts it leaves a state to {@link #resume} from.
   *
   * @throws CodexException if there is no graph, no corpus or nothing in them to learn from, if the
   *     native engine does not load, or if another command works in the workspace
   */
  public TrainReport train(TrainOptions options) {
    return workspace.exclusively(
        () ->
            run(
                options,
                options.encoder().map(directory -> CachedEncoder.open(workspace, directory)),
                about -> InterruptedTraining.anew(state(), about)));
  }

  /**
   * Goes on with the training that was interrupted, with its options. The checkpoint is the one
   * that it would have written had nothing stopped it, byte for byte.
   *
   * @throws CodexException as {@link #train} does, and if nothing was interrupted or if the graph
   *     or the corpus is another one by now
   */
  public TrainReport resume() {
    return workspace.exclusively(
        () ->
            run(
                TrainOptions.of(InterruptedTraining.about(state())),
                encoder(InterruptedTraining.about(state())),
                about -> InterruptedTraining.goingOn(state(), about)));
  }

  /** Whether a training was interrupted that {@link #resume} can go on with. */
  public static boolean isInterrupted(Workspace workspace) {
    return Files.exists(state(workspace));
  }

  private Path state() {
    return state(workspace);
  }

  private static Path state(Workspace workspace) {
    return workspace.directory().resolve("training.safetensors");
  }

  private TrainReport run(
      TrainOptions options,
      Optional<CachedEncoder> encoder,
      Function<SortedMap<String, String>, InterruptedTraining> open) {
    try {
      return written(options, encoder, open);
    } finally {
      encoder.ifPresent(CachedEncoder::release);
    }
  }

  private TrainReport written(
      TrainOptions options,
      Optional<CachedEncoder> encoder,
      Function<SortedMap<String, String>, InterruptedTraining> open) {
    long start = System.nanoTime();
    Checkpoint.clearLeftovers(workspace);
    StoredGraph stored = StoredGraph.read(workspace);
    CodeGraph graph = stored.graph();
    Corpus corpus = Corpus.read(workspace.corpus());
    Splits splits = Splits.of(graph, corpus.seed());
    int methods = taught(graph, splits);
    List<Example> examples =
        corpus.examples().stream().filter(e -> e.split() == Split.TRAIN).toList();
    if (examples.isEmpty()) {
      throw CodexException.setup(
          "The corpus at " + workspace.corpus() + " is empty. Run: codex collect, codex distill");
    }
    TrainingPlan plan = plan(options, corpus);
    SortedMap<String, String> about = about(plan, graph, corpus);
    SortedMap<String, String> running = new TreeMap<>(about);
    running.put("threads", StudentTraining.threads());
    encoder.ifPresent(e -> remember(e.identity(), running));
    InterruptedTraining journal = open.apply(running);
    StudentTraining training = new StudentTraining(graph, splits, examples, plan, encoder);
    encoder.ifPresent(e -> training.prepare(e, progress));
    StudentTraining.Outcome outcome = training.run(progress, journal);
    Model trained = outcome.model().about(about);
    Model model = calibrated(trained, graph, stored.sites(), splits, plan, progress);
    String name = Checkpoint.write(workspace, model, GraphView.whole(graph));
    journal.done();
    return report(name, plan, outcome, examples.size(), methods, start);
  }

  private static void remember(CachedEncoder.Identity encoder, SortedMap<String, String> about) {
    about.put("encoder.name", encoder.name());
    about.put("encoder.hash", encoder.hash());
    about.put("encoder.width", String.valueOf(encoder.width()));
  }

  /** The encoder of a run with these remarks. */
  private Optional<CachedEncoder> encoder(SortedMap<String, String> about) {
    return Optional.ofNullable(about.get("encoder.hash"))
        .map(
            hash ->
                new CachedEncoder.Identity(
                    about.getOrDefault("encoder.name", ""),
                    hash,
                    Integer.parseInt(about.getOrDefault("encoder.width", "absent"))))
        .map(identity -> CachedEncoder.of(workspace, identity));
  }

  /**
   * A student that is trained and calibrated and written nowhere: what evaluations compare.
   *
   * @param encoder the pre-trained encoder that reads along, if one does
   * @throws CodexException if the native engine does not load
   */
  public static Model fit(
      CodeGraph graph,
      CallSites sites,
      Splits splits,
      List<Example> examples,
      TrainingPlan plan,
      Optional<CachedEncoder> encoder,
      Progress progress) {
    Model trained =
        new StudentTraining(graph, splits, examples, plan, encoder).run(progress).model();
    return calibrated(trained, graph, sites, splits, plan, progress);
  }

  private static Model calibrated(
      Model trained,
      CodeGraph graph,
      CallSites sites,
      Splits splits,
      TrainingPlan plan,
      Progress progress) {
    progress.update("calibrate", 0, 1, "");
    Model calibrated = new Calibrator(trained, graph, splits, plan.seed()).calibrated();
    Model model = new CallRankingFit(calibrated, graph, sites, splits, plan.seed()).fitted();
    progress.update("calibrate", 1, 1, "");
    return model;
  }

  /** The plan that options come to over a corpus. */
  private static TrainingPlan plan(TrainOptions options, Corpus corpus) {
    TrainingPlan plan =
        TrainingPlan.of(
            options.preset(), options.seed(), options.temperature().orElse(corpus.temperature()));
    TrainingPlan over = plan.with(options.neighbours());
    return options.epochs().isPresent()
        ? over.with(Curriculum.of(options.epochs().getAsInt()))
        : over;
  }

  private static int taught(CodeGraph graph, Splits splits) {
    int methods =
        (int)
            graph
                .methods()
                .filter(m -> splits.side(m) == Split.TRAIN && Usage.isWritten(graph, m))
                .count();
    if (methods == 0) {
      throw CodexException.setup(
          "The graph has no method with a body to learn from. Run codex index in a directory with"
              + " Java sources.");
    }
    return methods;
  }

  private static TrainReport report(
      String name,
      TrainingPlan plan,
      StudentTraining.Outcome outcome,
      int examples,
      int methods,
      long start) {
    SortedMap<String, Integer> epochs = new TreeMap<>();
    for (StudentTraining.Epoch epoch : outcome.epochs()) {
      epochs.merge(epoch.stage().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    int last = outcome.epochs().size() - 1;
    return new TrainReport(
        name,
        plan.preset().label(),
        outcome.sampled(),
        plan.seed(),
        examples,
        methods,
        epochs,
        outcome.best() + 1,
        outcome.epochs().get(0).loss(),
        outcome.epochs().get(last).loss(),
        outcome.validation(),
        plan.temperature(),
        (System.nanoTime() - start) / 1_000_000);
  }

  /** What a checkpoint says of its making; no times, so that equal runs write equal bytes. */
  private static SortedMap<String, String> about(
      TrainingPlan plan, CodeGraph graph, Corpus corpus) {
    SortedMap<String, String> about = new TreeMap<>();
    about.put("preset", plan.preset().label());
    about.put("seed", String.valueOf(plan.seed()));
    about.put("neighbours", plan.neighbours().label());
    about.put("epochs", String.valueOf(plan.curriculum().epochs()));
    about.put("split.seed", String.valueOf(corpus.seed()));
    about.put("temperature", String.valueOf(plan.temperature()));
    about.put("graph.hash", Fingerprint.of(graph));
    about.put("corpus.hash", Fingerprint.of(corpus.examples()));
    String version = Trainer.class.getPackage().getImplementationVersion();
    about.put("codex.version", version == null ? "development" : version);
    return about;
  }
}
