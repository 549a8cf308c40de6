package dev.yantra.codex.student.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.HashedTextEncoder;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.PretrainedTextEncoder;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.network.TextEncoder;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.StudentCalibration;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.objectives.Objectives;
import dev.yantra.codex.student.train.tensors.Torch;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Fits a student to a graph and a corpus: what is learned from, in which parts, and from which
 * weights on. An epoch is one step on each part.
 */
public final class StudentTraining {
  /**
   * What an epoch came to.
   *
   * @param loss mean loss over its steps
   * @param validation summed loss of the heads on the validation side; 0 where that side is empty
   */
  public record Epoch(Example.Stage stage, double loss, double validation) {}

  /**
   * A trained network, not calibrated yet.
   *
   * @param sampled whether steps looked at samples of neighbours
   * @param best number of the epoch whose weights were kept, from 0
   */
  public record Outcome(
      Model model,
      boolean sampled,
      List<Epoch> epochs,
      int best,
      SortedMap<String, Double> validation) {
    public Outcome {
      epochs = List.copyOf(epochs);
    }
  }

  /** From here on a step over the whole graph is too large for common machines. */
  private static final long MOST_BYTES = 6L << 30;

  private static final int COPIES = 6;

  private final CodeGraph graph;
  private final Splits splits;
  private final List<Example> examples;
  private final TrainingPlan plan;
  private final Optional<CachedEncoder> sentences;

  /**
   * A training that is not begun.
   *
   * @param sentences the pre-trained encoder that reads along, if one does
   */
  public StudentTraining(
      CodeGraph graph,
      Splits splits,
      List<Example> examples,
      TrainingPlan plan,
      Optional<CachedEncoder> sentences) {
    this.graph = graph;
    this.splits = splits;
    this.examples = List.copyOf(examples);
    this.plan = plan;
    this.sentences = sentences;
  }

  /** A training with the built-in encoder. */
  public StudentTraining(
      CodeGraph graph, Splits splits, List<Example> examples, TrainingPlan plan) {
    this(graph, splits, examples, plan, Optional.empty());
  }

  /**
   * Trains from the start.
   *
   * @throws dev.yantra.codex.workspace.CodexException if the native engine does not load
   */
  public Outcome run(Progress progress) {
    return run(progress, TrainingJournal.NONE);
  }

  /**
   * Trains, from where the journal says that an earlier run stopped: the outcome is the same to the
   * last bit as if nothing had stopped it.
   *
   * @throws dev.yantra.codex.workspace.CodexException if the native engine does not load
   */
  public Outcome run(Progress progress, TrainingJournal journal) {
    ModelShape own = shape();
    NodeFeatures features = new NodeFeatures(encoder(own.buckets()));
    ModelShape shape = own.reading(features.encoder().buckets());
    Engine engine = Torch.open();
    try (NDManager manager = NDManager.newBaseManager()) {
      Folds folds = new Folds(graph, splits, features, examples, plan.seed());
      List<Fold> asked = folds.training(plan.pace().folds());
      List<Fold> held = List.of(folds.validation());
      Texts texts = Texts.of(graph, features);
      Steps training;
      Steps validation;
      boolean sampled = samples(shape);
      if (sampled) {
        training = new SampledSteps(manager, asked, texts, features, shape, plan);
        validation = new SampledSteps(manager, held, texts, features, shape, plan);
      } else {
        Function<Fold, FoldTraining> prepare =
            fold ->
                new FoldTraining(
                    manager, fold, texts, features, shape, plan, new Random(plan.seed()));
        training = Steps.of(asked.stream().map(prepare).toList());
        validation = Steps.of(held.stream().map(prepare).toList());
      }
      SortedMap<String, Matrix> initial =
          Parameters.deaf(shape, start(shape), layer -> !plan.averages(layer));
      Epochs epochs =
          new Epochs(engine, manager, plan, initial, training, validation, journal.last());
      TrainingState end = epochs.run(journal, progress);
      Network network = new Network(shape, end.bestWeights());
      Model model = new Model("untrained", features, network, StudentCalibration.initial(features));
      return new Outcome(model, sampled, end.history(), end.best(), end.bestLosses());
    }
  }

  private SortedMap<String, Matrix> start(ModelShape shape) {
    SortedMap<String, Matrix> drawn = Parameters.initial(shape, plan.seed());
    return plan.pretrained() ? NetworkPrior.shipped().over(drawn) : drawn;
  }

  /**
   * Whether steps look at samples: where a step over the whole graph would not fit into memory. The
   * limit is the same on every machine, so that equal seeds give equal students everywhere.
   */
  private boolean samples(ModelShape shape) {
    return switch (plan.neighbours()) {
      case SAMPLED -> true;
      case NONE, WHOLE -> false;
      case ALL -> fullBatchBytes(graph.size(), shape) + lossBytes() > MOST_BYTES;
    };
  }

  /**
   * About what a step over a whole graph takes: every node's features, and of every layer its
   * input, the means of half of its relations and its output, with their gradients.
   */
  static long fullBatchBytes(int nodes, ModelShape shape) {
    long floats = 4L * shape.features();
    for (int layer = 1; layer <= 3; layer++) {
      floats += (2L + Relation.ALL.size()) * shape.width(layer - 1) + 6L * shape.width(layer);
    }
    return 2 * Float.BYTES * floats * nodes;
  }

  private long lossBytes() {
    long asked =
        graph
            .methods()
            .filter(m -> splits.side(m) == Split.TRAIN && Usage.isWritten(graph, m))
            .count();
    return lossBytes(
        asked, plan.pace().folds(), Objectives.callees(graph), Objectives.types(graph));
  }

  /**
   * About what the losses take: in a step the scores of every row for all callees and types, which
   * the way back needs {@value #COPIES} times over, and the types' targets of all parts.
   *
   * @param asked methods of the training side; every third is asked a second time by its text
   */
  static long lossBytes(long asked, int folds, int callees, int types) {
    long rows = asked * 4 / 3;
    return Float.BYTES * (rows / folds * COPIES * (callees + types) + 2 * rows * types);
  }

  /** On how many threads sums are cut up: another number gives other last bits. */
  public static String threads() {
    return Torch.threads();
  }

  /** A tiny student with starting weights: all that tests of the forward pass need. */
  public static Model untrained(CodeGraph graph, long seed) {
    StudentTraining training =
        new StudentTraining(
            graph,
            Splits.of(graph, seed),
            List.of(),
            TrainingPlan.of(ModelShape.Preset.TINY, seed, 3));
    ModelShape shape = training.shape();
    return new Model(
        "untrained",
        new NodeFeatures(training.encoder(shape.buckets())),
        new Network(shape, Parameters.initial(shape, seed)),
        StudentCalibration.initial());
  }

  /** The network's shape: the preset's sizes, our labels and those that the teacher invented. */
  ModelShape shape() {
    return plan.preset().shape(this::labels);
  }

  private List<String> labels(LabelHead head) {
    List<String> ours = head.labels();
    TreeSet<String> invented = new TreeSet<>();
    for (Example example : examples) {
      example.labels().stream()
          .map(label -> label.question())
          .filter(q -> head.question().equals(Optional.of(q.kind())))
          .map(Question::subject)
          .filter(subject -> subject.matches("(?U)\\w+"))
          .forEach(invented::add);
    }
    ours.forEach(invented::remove);
    List<String> all = new ArrayList<>(ours);
    all.addAll(invented);
    return all;
  }

  /** Declarations are known of every node; bodies count on the training side only. */
  TextEncoder encoder(int buckets) {
    List<Map<String, Integer>> texts = new ArrayList<>();
    for (int n = 0; n < graph.size(); n++) {
      for (TextField field : TextField.ALL) {
        if (field != TextField.BODY || splits.side(n) == Split.TRAIN) {
          texts.add(field.words(graph.node(n)));
        }
      }
    }
    HashedTextEncoder words = HashedTextEncoder.fit(buckets, texts);
    return sentences.isPresent() ? new PretrainedTextEncoder(words, sentences.get()) : words;
  }

  /**
   * Has a pre-trained encoder read what it will be asked in training. Of held-out methods that is
   * what is known before their bodies exist; bodies are not sentences and are never read.
   */
  public void prepare(CachedEncoder encoder, Progress progress) {
    List<String> all = new ArrayList<>();
    for (Node node : graph.nodes()) {
      TextField.ALL.forEach(field -> all.add(field.sentence(node)));
    }
    examples.forEach(example -> all.add(example.text()));
    List<String> spoken = new ArrayList<>();
    all.stream()
        .map(PretrainedTextEncoder::spoken)
        .filter(sentence -> !sentence.isEmpty())
        .forEach(spoken::add);
    graph.methods().forEach(m -> spoken.add(PretrainedTextEncoder.spoken(graph.method(m))));
    encoder.prepare(spoken, progress);
  }
}
