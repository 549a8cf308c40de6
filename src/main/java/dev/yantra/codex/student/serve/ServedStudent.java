package dev.yantra.codex.student.serve;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.Completion;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.TypeSearch;
import dev.yantra.codex.workspace.Workspace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The student that answers: a checkpoint, memory-mapped, and plain Java floats over it.
 *
 * <p>A query is encoded from its own features and its neighbours' stored activations. What a head
 * needs of the whole repository (counts, a lexical index) is made when it is first asked. Not for
 * several threads at once.
 */
public final class ServedStudent implements Student {
  private static final Comparator<Prediction> LIKELIEST_FIRST =
      Comparator.comparingDouble(Prediction::probability)
          .reversed()
          .thenComparing(Prediction::label);

  private final Model model;
  private final Snapshot snapshot;
  private final Evidence evidence;

  private ServedStudent(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
    this.evidence = new Evidence(model, snapshot);
  }

  /**
   * The current student over the graph of today.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there is no whole model
   */
  public static ServedStudent open(Workspace workspace, CodeGraph graph) {
    Checkpoint checkpoint = Checkpoint.current(workspace);
    Model model = checkpoint.model();
    return new ServedStudent(model, checkpoint.snapshot(model, graph));
  }

  /**
   * The current student as it would be had the methods of the validation and test sides no bodies:
   * activations and counts are made anew without them. Whatever is measured is measured on this
   * one.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there is no whole model
   */
  public static ServedStudent heldOut(Workspace workspace, CodeGraph graph, Splits splits) {
    return heldOut(Checkpoint.current(workspace).model(), graph, splits);
  }

  /** A model that need not be stored, with the methods outside the training side hidden. */
  public static ServedStudent heldOut(Model model, CodeGraph graph, Splits splits) {
    BitSet hidden = new BitSet();
    graph.methods().filter(m -> splits.side(m) != Split.TRAIN).forEach(hidden::set);
    return new ServedStudent(model, Snapshot.compute(model, GraphView.hiding(graph, hidden)));
  }

  /** A model that need not be stored, with every method in view, as in use. */
  public static ServedStudent inUse(Model model, CodeGraph graph) {
    return new ServedStudent(model, Snapshot.compute(model, GraphView.whole(graph)));
  }

  @Override
  public String model() {
    return model.name();
  }

  /**
   * Reads what is otherwise read when a head is asked.
   *
   * @throws dev.yantra.codex.workspace.CodexException if a part of the model is damaged
   */
  public void check() {
    model.calibration().check();
    model.ranking().parts();
  }

  @Override
  public float[] embed(Query query) {
    return Vectors.unit(ask(query).output());
  }

  @Override
  public int dimensions() {
    return model.network().shape().embedding();
  }

  @Override
  public List<Prediction> answers(Head head, Query query, int k) {
    return best(model.calibration().of(head), evidence.of(head), ask(query), k);
  }

  @Override
  public Completion completion(CallSites sites) {
    return callCompletion(sites);
  }

  /** Next call at a point, with its evidence; see {@link #completion}. */
  public CallCompletion callCompletion(CallSites sites) {
    return new CallCompletion(model, snapshot, sites);
  }

  /** The same view of the same graph with another fit of the same network. */
  public ServedStudent with(Model other) {
    return new ServedStudent(other, snapshot);
  }

  @Override
  public double risk(Query query) {
    return model.calibration().of(SpecialHead.RISK).probability(riskEvidence(query));
  }

  @Override
  public List<Prediction> similar(Query query, int k) {
    if (query instanceof Query.Unseen unseen && unseen.onlyText()) {
      // Where it stands is one more thing that is said of it.
      return search(unseen.text() + " " + EncodedQuery.simple(unseen.owner()), k);
    }
    return answers(SpecialHead.DONORS, query, k);
  }

  /** One of all methods is meant, so that the probabilities add up to 1. */
  private List<Prediction> search(String text, int k) {
    Blend blend = model.calibration().of(SpecialHead.SEARCH);
    double[] p =
        Softmax.compensated(
            Arrays.stream(searchEvidence(text)).mapToDouble(blend::logit).toArray());
    return likeliest(evidence.search().methods(), p, k);
  }

  @Override
  public List<Prediction> types(String text, List<Prediction> methods, int k) {
    TypeSearch types = evidence.types();
    Map<String, Double> meant =
        methods.stream().collect(Collectors.toMap(Prediction::label, Prediction::probability));
    int[] searched = evidence.search().methods();
    double[] p = Arrays.stream(searched).mapToDouble(m -> meant.getOrDefault(id(m), 0.0)).toArray();
    return likeliest(types.types(), types.of(text, searched, p), k);
  }

  @Override
  public double typeShare(String text) {
    return evidence.types().share(text);
  }

  private List<Prediction> likeliest(int[] nodes, double[] p, int k) {
    return IntStream.range(0, p.length)
        .mapToObj(i -> new Prediction(id(nodes[i]), p[i]))
        .sorted(LIKELIEST_FIRST)
        .limit(k)
        .toList();
  }

  /** What speaks for each method that a text may describe, the embedding included. */
  public double[][] searchEvidence(String text) {
    SearchEvidence search = evidence.search();
    double[][] rows = search.of(text);
    float[] asked = Vectors.unit(ask(Query.Unseen.of(text)).output());
    for (int i = 0; i < rows.length; i++) {
      rows[i][SearchEvidence.EMBEDDING] = snapshot.similar().dotRow(search.methods()[i], asked);
    }
    return rows;
  }

  @Override
  public double testsMethod(int test, Query subject) {
    return model
        .calibration()
        .of(SpecialHead.TESTS)
        .probability(evidence.tests().of(test, ask(subject)));
  }

  /**
   * Takes what a method really uses into the frequency caches, at once.
   *
   * @param method the method as a query; what is known of its owner and package is what counts
   * @param calls canonical ids of what it calls
   * @param imports qualified names of what it imports
   */
  public void observe(Query method, List<String> calls, List<String> imports) {
    EncodedQuery asked = ask(method);
    evidence.calls().cache().observe(asked.id(), asked.test(), numbers(calls));
    evidence.imports().memory().observe(asked.spec(), numbers(imports));
  }

  /** Encodes a query. */
  public EncodedQuery ask(Query query) {
    return EncodedQuery.of(query, model.features(), snapshot);
  }

  /** What speaks for the answers of each head. */
  public Evidence evidence() {
    return evidence;
  }

  /** The pre-trained encoder that reads along, if one does. */
  public Optional<CachedEncoder> sentences() {
    return model.features().sentences();
  }

  /** What speaks for a past or future fix; the past in git is not looked at. */
  public double[] riskEvidence(Query query) {
    EncodedQuery asked = ask(query);
    boolean full = query instanceof Query.Known known && known.view() == Query.View.FULL;
    OptionalInt node = full ? asked.node() : OptionalInt.empty();
    float[] output =
        node.isPresent()
            ? snapshot
                .activations()
                .levels(
                    snapshot.view().forgetting(node.getAsInt()),
                    node.getAsInt(),
                    NodeFeatures.WITHOUT_GIT)
                .get(3)
            : asked.output();
    Network network = model.network();
    double z = network.times(output, "risk.weight")[0] + network.array("risk.bias")[0];
    MethodBody body =
        node.isPresent()
            ? snapshot.view().graph().method(node.getAsInt()).body()
            : MethodBody.ABSENT;
    double[] remembered = evidence.risks().of(asked.spec())[0];
    double[] known = RiskEvidence.of(remembered, body, asked.id().parameters().size());
    return RiskEvidence.of(z, known, evidence.riskTrees());
  }

  private int[] numbers(List<String> ids) {
    return ids.stream()
        .map(snapshot.view().graph()::find)
        .flatMapToInt(number -> number.stream())
        .toArray();
  }

  private String id(int node) {
    return snapshot.view().graph().id(node);
  }

  private static List<Prediction> best(
      Blend blend, HeadEvidence evidence, EncodedQuery asked, int k) {
    double[][] rows = evidence.of(asked);
    PriorityQueue<Prediction> likeliest = new PriorityQueue<>(LIKELIEST_FIRST.reversed());
    for (int i = 0; i < rows.length; i++) {
      if (evidence.eligible(i, asked)) {
        double p = blend.probability(rows[i]);
        // Names of the others need not be read.
        if (likeliest.size() < k || (k > 0 && p >= likeliest.element().probability())) {
          likeliest.add(new Prediction(evidence.answer(i), p));
        }
        if (likeliest.size() > k) {
          likeliest.remove();
        }
      }
    }
    return likeliest.stream().sorted(LIKELIEST_FIRST).toList();
  }
}
