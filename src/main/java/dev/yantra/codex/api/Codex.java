package dev.yantra.codex.api;

import dev.yantra.codex.collect.CollectOptions;
import dev.yantra.codex.collect.Collector;
import dev.yantra.codex.distill.DistillOptions;
import dev.yantra.codex.distill.Distiller;
import dev.yantra.codex.generate.GenerateOptions;
import dev.yantra.codex.generate.GenerateRequest;
import dev.yantra.codex.generate.Generation;
import dev.yantra.codex.generate.Generator;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.index.IndexOptions;
import dev.yantra.codex.index.Indexer;
import dev.yantra.codex.index.classpath.ClassPathFinder;
import dev.yantra.codex.predict.BugOptions;
import dev.yantra.codex.predict.BugPredictor;
import dev.yantra.codex.predict.BugReport;
import dev.yantra.codex.predict.CallPredictor;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangeFinder;
import dev.yantra.codex.predict.ImportPredictor;
import dev.yantra.codex.predict.MethodNames;
import dev.yantra.codex.predict.SimilarMethods;
import dev.yantra.codex.predict.TestOptions;
import dev.yantra.codex.predict.TestPredictor;
import dev.yantra.codex.predict.TestReport;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.ServedStudent;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.train.TrainReport;
import dev.yantra.codex.train.Trainer;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A repository with what Codex has learned of it.
 *
 * <p>Graph and student are read when they are first needed and kept; {@link #train} and {@link
 * #index} read them anew. Methods are named as on the command line: by a canonical id such as
 * {@code pkg.Outer$Inner#name(int,java.lang.String[])}, or by any end of one that is unique.
 * Probabilities lie in [0, 1] and are calibrated on held-out methods; lists are sorted by falling
 * probability. What can be expected to fail does so with a {@link CodexException} that says what to
 * do next. Not for several threads at once.
 */
public final class Codex {
  private final Workspace workspace;
  private final Progress progress;
  private Optional<CodeGraph> graph = Optional.empty();
  private Optional<ServedStudent> student = Optional.empty();

  private Codex(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * The repository around a directory: the nearest one upwards with a {@code .codex/} or a {@code
   * .git}. Nothing is read yet.
   *
   * @throws CodexException if it is not a readable directory
   */
  public static Codex open(Path repository) {
    return of(Workspace.of(repository), Progress.SILENT);
  }

  /**
   * A workspace that is known already.
   *
   * @param progress told how far the long stages have come
   */
  public static Codex of(Workspace workspace, Progress progress) {
    return new Codex(workspace, progress);
  }

  /** Where the repository and its state lie. */
  public Workspace workspace() {
    return workspace;
  }

  /**
   * The code graph.
   *
   * @throws CodexException if the repository was not indexed
   */
  public CodeGraph graph() {
    if (graph.isEmpty()) {
      try (GraphStore store = GraphStore.open(workspace)) {
        graph = Optional.of(store.load());
      }
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
    return new Query.Known(new MethodNames(graph()).find(name), view);
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

  /** Ids of the methods most like another one, with their similarity. */
  public List<Prediction> similar(Query method, int most) {
    return new SimilarMethods(student()).to(method, most);
  }

  /** Ids of the methods that a sentence describes. */
  public List<Prediction> similar(String sentence, int most) {
    return new SimilarMethods(student()).toText(sentence, most);
  }

  /** The tests to run for a change, and the kinds of test that it needs. */
  public TestReport tests(Change change, TestOptions options) {
    return new TestPredictor(graph(), student()).predict(change, options);
  }

  /** The methods of a change by the risk that they have a bug. */
  public BugReport bugs(Change change, BugOptions options) {
    return new BugPredictor(workspace, graph(), student()).predict(change, options);
  }

  /** Writes a method by adapting the repository's own, and compiles it; changes no file. */
  public Generation generate(GenerateRequest request) {
    List<Path> jars = ClassPathFinder.ofThisMachine().find(workspace.root(), List.of()).entries();
    return generate(List.of(request), GenerateOptions.defaults().withClassPath(jars)).get(0);
  }

  /** Answers several requests, which are compiled together; in their order. */
  public List<Generation> generate(List<GenerateRequest> requests, GenerateOptions options) {
    try (Generator generator = new Generator(workspace, graph(), student(), options)) {
      return generator.generate(requests);
    }
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
  public void index() {
    new Indexer(workspace, progress).index(IndexOptions.defaults());
    forget();
  }

  /**
   * Learns the repository from its sources to a student, with the offline teacher: {@link #index},
   * ask, distil, {@link #train}.
   *
   * @throws CodexException if there is nothing to learn from
   */
  public TrainReport learn(TrainOptions options) {
    index();
    Settings settings = Settings.load(workspace, Map.of());
    new Collector(workspace, settings, progress)
        .collect(CollectOptions.defaults().of("repository").withSeed(options.seed()));
    new Distiller(workspace, progress)
        .distill(new DistillOptions(DistillOptions.defaults().temperature(), settings.splitSeed()));
    return train(options);
  }

  /**
   * Trains a student on the graph and the corpus that are there, and answers from it from now on.
   *
   * @throws CodexException if one of them is missing, or if PyTorch does not load here
   */
  public TrainReport train(TrainOptions options) {
    TrainReport report = new Trainer(workspace, progress).train(options);
    forget();
    return report;
  }

  /** Goes on with a training that was interrupted; the student is the same to the last byte. */
  public TrainReport resumeTraining() {
    TrainReport report = new Trainer(workspace, progress).resume();
    forget();
    return report;
  }

  private void forget() {
    graph = Optional.empty();
    student = Optional.empty();
  }
}
