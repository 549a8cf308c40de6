package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.Corpus;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Example.Stage;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The use case {@code distill}: {@code answers.jsonl} becomes {@code corpus.jsonl}. Equal answers,
 * graph and options give equal bytes.
 */
public final class Distiller {
  private final Workspace workspace;
  private final Progress progress;

  public Distiller(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * Distils all answers; at another temperature too, nobody is asked again.
   *
   * @throws CodexException if there is no graph, or no answer to distil
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public DistillReport distill(DistillOptions options) {
    long start = System.nanoTime();
    CodeGraph graph = StoredGraph.readGraph(workspace);
    try (Workspace.Lock lock = workspace.lock()) {
      List<Answer> answers = new Answers(workspace.answers()).read();
      if (answers.isEmpty()) {
        throw CodexException.setup(
            "No answers at "
                + workspace.answers()
                + ". Run: codex init, or to ask a teacher: codex collect");
      }
      Splits splits = Splits.of(graph, options.seed());
      Truth truth = new Truth(graph);
      progress.update("distill", 0, 3, "reading " + answers.size() + " answers");
      AnswerFilter sieve = new AnswerFilter(graph, splits, new Vocabulary(graph));
      List<Draft> drafts = sieve.drafts(answers);
      progress.update("distill", 1, 3, "calibrating");
      LabelCalibration labels = LabelCalibration.fit(drafts, truth);
      List<Draft> calibrated = labels.apply(drafts);
      ConfidenceCalibration confidence = ConfidenceCalibration.fit(calibrated, truth);
      progress.update("distill", 2, 3, "writing");
      List<Example> examples = new Merger(labels).examples(confidence.apply(calibrated));
      if (examples.isEmpty()) {
        throw CodexException.setup(useless(answers, sieve));
      }
      new Corpus(options.temperature(), options.seed(), examples).write(workspace.corpus());
      progress.update("distill", 3, 3, "");
      TreeMap<Stage, Integer> stages = new TreeMap<>();
      examples.forEach(e -> stages.merge(e.stage(), 1, Integer::sum));
      return new DistillReport(
          answers.size(),
          examples.size(),
          options.temperature(),
          labels.agreement(),
          labels.byLabel(),
          confidence.errorBefore(),
          confidence.errorAfter(),
          stages,
          sieve.dropped(),
          sieve.mapped(),
          sieve.read(),
          sieve.kept(),
          (System.nanoTime() - start) / 1_000_000);
    }
  }

  /** Why none of the answers is of use, and what to do about each reason. */
  private static String useless(List<Answer> answers, AnswerFilter sieve) {
    TreeMap<Outcome, Integer> failed = new TreeMap<>();
    answers.forEach(a -> failed.merge(a.outcome(), 1, Integer::sum));
    failed.remove(Outcome.ANSWERED);
    String none = "None of the " + answers.size() + " answers is of use";
    String advice =
        failed.entrySet().stream()
            .map(
                e ->
                    e.getValue()
                        + " "
                        + e.getKey().name().toLowerCase(Locale.ROOT)
                        + ": "
                        + e.getKey().advice())
            .collect(Collectors.joining("; "));
    return advice.isEmpty()
        ? none + " (" + sieve.dropped() + "). Run: codex collect"
        : none + ". " + advice;
  }
}
