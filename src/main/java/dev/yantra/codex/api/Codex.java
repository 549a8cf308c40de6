package dev.yantra.codex.api;

import dev.yantra.codex.collect.CollectOptions;
import dev.yantra.codex.collect.CollectReport;
import dev.yantra.codex.collect.Collector;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.distill.DistillOptions;
import dev.yantra.codex.distill.DistillReport;
import dev.yantra.codex.distill.Distiller;
import dev.yantra.codex.eval.Evaluation;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.generate.AnswerWriter;
import dev.yantra.codex.generate.GenerateOptions;
import dev.yantra.codex.generate.GenerateRequest;
import dev.yantra.codex.generate.Generation;
import dev.yantra.codex.generate.GenerationCalibrator;
import dev.yantra.codex.generate.Generator;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.index.IndexOptions;
import dev.yantra.codex.index.IndexReport;
import dev.yantra.codex.index.Indexer;
import dev.yantra.codex.index.classpath.ClassPathFinder;
import dev.yantra.codex.predict.BugOptions;
import dev.yantra.codex.predict.BugPredictor;
import dev.yantra.codex.predict.BugReport;
import dev.yantra.codex.predict.CallPredictor;
import dev.yantra.codex.predict.CaretCompletion;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangeFinder;
import dev.yantra.codex.predict.DeclarationSearch;
import dev.yantra.codex.predict.FoundDeclaration;
import dev.yantra.codex.predict.ImportPredictor;
import dev.yantra.codex.predict.MethodNames;
import dev.yantra.codex.predict.tests.TestOptions;
import dev.yantra.codex.predict.tests.TestPredictor;
import dev.yantra.codex.predict.tests.TestReport;
import dev.yantra.codex.store.GraphImage;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.train.TrainReport;
import dev.yantra.codex.train.Trainer;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A repository with what Codex has learned of it: the one door to everything that the commands do.
 *
 * <p>Graph and student are read when they are first needed and kept; {@link #train} and {@link
 * #index} read them anew. Methods are named as on the command line: by a canonical id such as
 * {@code pkg.Outer$Inner#name(int,java.lang.String[])}, or by any end of one that is unique.
 * Probabilities lie in [0, 1] and are calibrated (see {@link Student}); lists are sorted by falling
 * probability. What can be expected to fail does so with a {@link CodexException} that says what to
 * do next. Not for several threads at once.
 */
public final class Codex {
  private final Workspace workspace;
  private final Map<String, String> environment;
  private final Progress progress;
  private Optional<CodeGraph> graph = Optional.empty();
  private Optional<ServedStudent> student = Optional.empty();

  private Codex(Workspace workspace, Map<String, String> environment, Progress progress) {
    this.workspace = workspace;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  /**
   * The repository around a directory: the nearest one upwards with a {@code .codex/} or a {@code
   * .git}. Nothing is read yet.
   *
   * @throws CodexException if it is not a readable directory
   */
  public static Codex open(Path repository) {
    return of(Workspace.of(repository), System.getenv(), Progress.SILENT);
  }

  /**
   * A workspace that is known already.
   *
   * @param environment where settings ({@code CODEX_*}) and keys of teachers are looked for
   * @param progress told how far the long stages have come
   */
  public static Codex of(Workspace workspace, Map<String, String> environment, Progress progress) {
    return new Codex(workspace, environment, progress);
  }

  /** Where the repository and its state lie. */
  public Workspace workspace() {
    return workspace;
  }

  /** What is set for this repository, by the environment and by its user. */
  public Settings settings() {
    return Settings.load(workspace, environment);
  }

  /**
   * How far Codex has come here.
   *
   * @throws CodexException if there is a graph that cannot be read
   */
  public Status status() {
    return Status.of(this);
  }

  /** The repository as git sees it. */
  public RepositoryGit git() {
    return new RepositoryGit(Git.in(workspace.root(), environment));
  }

  /** The name of the student that answers, such as {@code models/3}, if one was trained. */
  public Optional<String> model() {
    return Checkpoint.newest(workspace).map(Checkpoint::name);
  }

  /**
   * The code graph.
   *
   * @throws CodexException if the repository was not indexed
   */
  public CodeGraph graph() {
    if (graph.isEmpty()) {
      graph = Optional.of(GraphImage.load(workspace));
    }
    return graph.orElseThrow();
  }

  /**
   * The student that answers.
   *
   * @throws CodexException if none was trained
   */
  public Student student() {
    return served();
  }

  /**
   * The name of the student that answers, once all of it was read.
   *
   * @throws CodexException if none was trained, or a part of it cannot be read
   */
  public String checkedModel() {
    ServedStudent student = served();
    student.check();
    return student.model();
  }

  /** Which methods the student learned from, and which were held out to measure it. */
  public Splits splits() {
    return Splits.of(graph(), Checkpoint.current(workspace).model().splitSeed());
  }

  private ServedStudent served() {
    if (student.isEmpty()) {
      student = Optional.of(ServedStudent.open(workspace, graph()));
    }
    return student.orElseThrow();
  }

  /**
   * A method of the repository as a question.
   *
   * @param view how much of it may be looked at
   * @throws CodexException if the name means none or several
   */
  public Query method(String name, Query.View view) {
    return new Query.Known(find(name), view);
  }

  /**
   * The number of a method in the graph.
   *
   * @throws CodexException if the name means none or several
   */
  public int find(String name) {
    return new MethodNames(graph()).find(name);
  }

  /** What was changed: staged, since a revision, in files, or one method. */
  public ChangeFinder changes() {
    return new ChangeFinder(workspace, graph());
  }

  /** Qualified names of the types that a method needs to import. */
  public List<Prediction> imports(Query method, int most) {
    return new ImportPredictor(student()).predict(method, Set.of(), most);
  }

  /** Canonical ids of what a method calls. */
  public List<Prediction> calls(Query method, int most) {
    return new CallPredictor(graph(), student()).predict(method, most);
  }

  /**
   * Canonical ids of what a method calls next.
   *
   * @param before ids of what it has called so far, in order
   * @param receiver binary name of the type that is called; empty for any
   */
  public List<Prediction> nextCalls(Query method, List<String> before, String receiver, int most) {
    return new CallPredictor(graph(), student()).next(method, before, receiver, most);
  }

  /**
   * Canonical ids of what can be called at a caret, by what stands left of it. The file is read
   * anew and need not parse.
   *
   * @param file from the repository's root, or absolute
   * @param line from 1
   * @param column the column right of the caret, from 1; 0 for the end of the line
   * @throws CodexException if there is no such place, or no call can stand there
   */
  public List<Prediction> callsAt(Path file, int line, int column, int most) {
    CallSites sites = StoredGraph.readSites(workspace);
    Path inside = workspace.root().relativize(workspace.root().resolve(file).normalize());
    return new CaretCompletion(workspace, graph(), sites, student()).at(inside, line, column, most);
  }

  /** Ids of the methods most like another one, with their similarity. */
  public List<Prediction> similar(Query method, int most) {
    return student().similar(method, most);
  }

  /** Methods and types that a text describes, for a reader: with place and reason. */
  public List<FoundDeclaration> find(String text, DeclarationSearch.Kind kind, int most) {
    return new DeclarationSearch(graph(), student()).toText(Query.Unseen.of(text), kind, most);
  }

  /** Methods most like a known one, with place and reason. */
  public List<FoundDeclaration> findLike(Query.Known method, int most) {
    return new DeclarationSearch(graph(), student()).toMethod(method, most);
  }

  /** The tests to run for a change, and the kinds of test that it needs. */
  public TestReport tests(Change change, TestOptions options) {
    return new TestPredictor(graph(), student()).predict(change, options);
  }

  /** The methods of a change by the risk that they have a bug. */
  public BugReport bugs(Change change, BugOptions options) {
    return new BugPredictor(graph(), student()).predict(change, options);
  }

  /** Writes a method by adapting the repository's own, and compiles it; changes no file. */
  public Generation generate(GenerateRequest request) {
    List<Generation> one = new ArrayList<>();
    generate(List.of(request), GenerateOptions.defaults(), one::add);
    return one.get(0);
  }

  /**
   * Answers several requests, which are compiled together; changes no file.
   *
   * @param options without a class path, the repository's own is found
   * @param each takes the answers, in the order of the requests, as they are there
   * @throws CodexException if one cannot be answered
   */
  public void generate(
      List<GenerateRequest> requests, GenerateOptions options, Consumer<Generation> each) {
    generate(
        requests,
        options,
        each,
        (number, e) -> {
          throw e;
        });
  }

  /**
   * The same, for requests of which some may be impossible.
   *
   * @param failed takes the numbers, from 0, of requests that cannot be answered, and why
   */
  public void generate(
      List<GenerateRequest> requests,
      GenerateOptions options,
      Consumer<Generation> each,
      BiConsumer<Integer, CodexException> failed) {
    GenerateOptions against = options.withClassPath(classPath(options.classPath()));
    try (Generator generator = new Generator(workspace, graph(), student(), against)) {
      new CompilationGroups(generator, requests, progress).answer(each, failed);
    }
  }

  /**
   * Puts an answer into its file and gives back which one that is.
   *
   * @throws CodexException if there is no code, or its place has changed
   */
  public Path write(Generation generation) {
    return new AnswerWriter(workspace, graph()).write(generation);
  }

  private List<Path> classPath(List<Path> named) {
    return ClassPathFinder.ofThisMachine().find(workspace.root(), named).entries();
  }

  /**
   * Takes what a method really uses into this student's memory, at once: one step of learning
   * without training. It lasts as long as this object.
   *
   * @param calls canonical ids of what it calls
   * @param imports qualified names of what it imports
   */
  public void observe(Query method, List<String> calls, List<String> imports) {
    served().observe(method, calls, imports);
  }

  /** Reads the sources, or what changed in them since, into the graph. */
  public IndexReport index(IndexOptions options) {
    IndexReport report = new Indexer(workspace, progress).index(options);
    forget();
    return report;
  }

  /**
   * Asks a teacher, and nothing twice.
   *
   * @throws CodexException if the teacher cannot be asked, or not for this money
   */
  public CollectReport collect(CollectOptions options) {
    return new Collector(workspace, settings(), progress).collect(options);
  }

  /** Turns the teacher's answers into a corpus. */
  public DistillReport distill(DistillOptions options) {
    return new Distiller(workspace, progress).distill(options);
  }

  /**
   * Trains a student on the graph and the corpus that are there, measures on held-out methods how
   * far its generations can be trusted, and answers from it from now on.
   *
   * @param options without an encoder, the one that is set as {@code student.encoder} reads along
   * @throws CodexException if one of them is missing, or if PyTorch does not load here
   */
  public Training train(TrainOptions options) {
    TrainOptions set = options.withEncoderOf(settings(), workspace.root());
    return calibrated(new Trainer(workspace, progress).train(set));
  }

  /** Whether a training was interrupted that {@link #resumeTraining} can go on with. */
  public boolean isTrainingInterrupted() {
    return Trainer.isInterrupted(workspace);
  }

  /** Goes on with a training that was interrupted; the student is the same to the last byte. */
  public Training resumeTraining() {
    return calibrated(new Trainer(workspace, progress).resume());
  }

  private Training calibrated(TrainReport report) {
    forget();
    Splits splits = splits();
    Student student = ServedStudent.heldOut(workspace, graph(), splits);
    GenerateOptions generate = GenerateOptions.defaults().withClassPath(classPath(List.of()));
    GenerationCalibrator calibrator =
        new GenerationCalibrator(workspace, graph(), student, generate, progress);
    Path checkpoint = Checkpoint.current(workspace).directory();
    return new Training(report, calibrator.calibrate(splits, report.seed(), checkpoint));
  }

  /**
   * Learns the repository from its sources to a student, with the offline teacher: {@link #index},
   * {@link #collect}, {@link #distill}, {@link #train}.
   *
   * @throws CodexException if there is nothing to learn from
   */
  public Training learn(TrainOptions options) {
    index(IndexOptions.defaults());
    collect(CollectOptions.defaults().of("repository").withSeed(options.seed()));
    distill(new DistillOptions(DistillOptions.defaults().temperature(), settings().splitSeed()));
    return train(options);
  }

  /**
   * Measures the student on held-out methods, beside baselines.
   *
   * @param soFar given what is measured so far, whenever there is more
   * @throws CodexException if there is no student, or nothing is held out
   */
  public EvalReport evaluate(EvalOptions options, Consumer<EvalReport> soFar) {
    return new Evaluation(workspace, progress).run(options, soFar);
  }

  /** What {@link #evaluate} will cost where it trains students; trains for two epochs to tell. */
  public Evaluation.Forecast forecast(EvalOptions options) {
    return new Evaluation(workspace, progress).forecast(options);
  }

  private void forget() {
    graph = Optional.empty();
    student = Optional.empty();
  }
}
