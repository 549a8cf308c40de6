package dev.yantra.codex.collect;

import dev.yantra.codex.collect.CollectOptions.Strategy;
import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.teacher.Budget;
import dev.yantra.codex.teacher.Estimate;
import dev.yantra.codex.teacher.Requests;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.offline.FewShotExamples;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * The use case {@code collect}: it asks a teacher about methods of the training side and appends
 * the answers to {@code answers.jsonl}.
 */
public final class Collector {
  private final Workspace workspace;
  private final Settings settings;
  private final Progress progress;
  private final Teachers teachers;

  public Collector(Workspace workspace, Settings settings, Progress progress) {
    this(workspace, settings, progress, new Teachers(workspace, settings, progress));
  }

  Collector(Workspace workspace, Settings settings, Progress progress, Teachers teachers) {
    this.workspace = workspace;
    this.settings = settings;
    this.progress = progress;
    this.teachers = teachers;
  }

  /**
   * Collects what {@code options} ask for and has not been answered yet.
   *
   * @throws CodexException if nothing can be asked: no graph, no method to ask about, no key
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public CollectReport collect(CollectOptions options) {
    CodeGraph graph = StoredGraph.readGraph(workspace);
    try (Workspace.Lock lock = workspace.lock()) {
      Splits splits = Splits.of(graph, settings.splitSeed());
      List<Answer> before = new Answers(workspace.answers()).read();
      try (RequestJournal journal =
          options.dryRun()
              ? RequestJournal.read(workspace.asked(), before)
              : RequestJournal.open(workspace.asked(), before)) {
        double spentUsd = before.stream().mapToDouble(a -> a.provenance().spentUsd()).sum();
        Budget budget = new Budget(options.budgetUsd(), spentUsd + journal.openUsd());
        try (Teacher teacher =
            teachers.open(options.teacherOptions(), budget, journal, graph, splits)) {
          List<Answer> kept = before.stream().filter(a -> !teacher.supersedes(a)).toList();
          List<Integer> methods = methods(graph, splits);
          List<Request> sample =
              order(options, graph, methods).stream()
                  .limit(options.n())
                  .map(m -> Requests.of(graph.method(m)))
                  .toList();
          EarlierAnswers earlier = new EarlierAnswers(kept, teacher, options.retryFailed());
          List<Request> open = sample.stream().filter(earlier::leavesOpen).toList();
          int settled = sample.size() - open.size();
          SortedMap<Outcome, Integer> outcomes = earlier.outcomes(sample);
          if (teacher.batched()) {
            open = withWaiting(open, graph, methods, teacher, journal);
          } else {
            requireNoBatch(teacher, journal);
          }
          CollectCounts counts =
              new CollectCounts(teacher, journal, before, kept, settled, outcomes);
          FewShotExamples examples = new FewShotExamples(workspace.root(), graph, splits);
          if (options.dryRun()) {
            Estimate estimate = estimate(teacher, open, examples);
            return counts.planned(methods.size(), sample.size(), estimate);
          }
          teacher.ready();
          if (kept.size() < before.size()) {
            new Answers(workspace.answers()).replace(kept);
          }
          try (FragmentReader reader =
                  teacher.reproducible()
                      ? FragmentReader.none(graph)
                      : FragmentReader.of(workspace, graph);
              Answers.Log log = new Answers(workspace.answers()).append(!teacher.reproducible())) {
            AnswerSink sink = new AnswerSink(reader, log, journal, counts);
            RequestRunner runner = new RequestRunner(teacher, examples, sink, budget, progress);
            runner.ask(open, options.parallel());
          }
          return counts.done(methods.size(), sample.size());
        }
      }
    }
  }

  private List<Integer> methods(CodeGraph graph, Splits splits) {
    List<Integer> methods =
        graph
            .methods()
            .filter(m -> splits.side(m) == Split.TRAIN && Requests.possible(graph, m))
            .boxed()
            .toList();
    if (methods.isEmpty()) {
      throw CodexException.setup(
          "The graph has no methods to ask about. Check that "
              + workspace.root()
              + " holds Java sources and run: codex index");
    }
    return methods;
  }

  private List<Integer> order(CollectOptions options, CodeGraph graph, List<Integer> methods) {
    StratifiedSampler sampler = new StratifiedSampler(graph, options.seed());
    return options.strategy() == Strategy.UNCERTAIN
        ? sampler.falling(methods, Uncertainty.ofStudent(workspace, graph))
        : sampler.uniform(methods);
  }

  /** What was handed in is fetched, also if this run's sample would not ask it. */
  private static List<Request> withWaiting(
      List<Request> open,
      CodeGraph graph,
      List<Integer> methods,
      Teacher teacher,
      RequestJournal journal) {
    Set<Request> all = new LinkedHashSet<>(open);
    for (int m : methods) {
      Request request = Requests.of(graph.method(m));
      journal
          .open(request.id(), teacher.kind(), teacher.model())
          .filter(RequestJournal.Asked::batch)
          .ifPresent(waiting -> all.add(request));
    }
    return List.copyOf(all);
  }

  private static void requireNoBatch(Teacher teacher, RequestJournal journal) {
    if (journal.batches().stream()
        .anyMatch(b -> b.teacher().equals(teacher.kind()) && b.model().equals(teacher.model()))) {
      throw CodexException.setup(
          teacher.host()
              + " still works on a batch of these questions, and to ask them again would cost"
              + " twice. Fetch it first: the same command with --batch");
    }
  }

  private static Estimate estimate(
      Teacher teacher, List<Request> requests, FewShotExamples examples) {
    Estimate sum = Estimate.NOTHING;
    for (Request request : requests) {
      sum = sum.plus(teacher.estimate(request, RequestRunner.examples(examples, teacher, request)));
    }
    return sum;
  }
}
