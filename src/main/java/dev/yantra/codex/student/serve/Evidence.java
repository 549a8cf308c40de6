package dev.yantra.codex.student.serve;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.SearchPrior;
import dev.yantra.codex.workspace.Lazy;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The evidence of every head over one view of a graph, each made when it is first needed. */
public final class Evidence {
  private final Model model;
  private final Snapshot snapshot;
  private final Lazy<CallEvidence> calls = new Lazy<>(this::callEvidence);
  private final Lazy<ImportEvidence> imports = new Lazy<>(this::importEvidence);
  private final Lazy<LabelEvidence> concerns = new Lazy<>(this::concernEvidence);
  private final Lazy<LabelEvidence> kinds = new Lazy<>(this::kindEvidence);
  private final Lazy<LabelEvidence> bugs = new Lazy<>(this::bugEvidence);
  private final Lazy<Nearest> nearest = new Lazy<>(this::nearestOfAll);
  private final Lazy<SearchEvidence> search = new Lazy<>(this::searchEvidence);
  private final Lazy<SpecIndex> index = new Lazy<>(this::specIndex);
  private final Lazy<LabelPrior> prior = new Lazy<>(LabelPrior::shipped);
  private final Lazy<LabelMemory> risks = new Lazy<>(this::riskMemory);
  private final Lazy<BoostedTrees> riskTrees = new Lazy<>(this::treesOfRisk);

  Evidence(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
  }

  /** For what a method calls, over the whole method. */
  public CallEvidence calls() {
    return calls.get();
  }

  private CallEvidence callEvidence() {
    NearestBodyVotes votes = new NearestBodyVotes(Nearest.ofVisible(snapshot), snapshot.view());
    return new CallEvidence(model, snapshot, votes);
  }

  /** For the types that a method imports. */
  public ImportEvidence imports() {
    return imports.get();
  }

  private ImportEvidence importEvidence() {
    ImportRegressions habits = ImportRegressions.of(model.linear(), snapshot.view().graph());
    ImportPrior prior = ImportPrior.shipped();
    ImportMemory memory = ImportMemory.kept(index.get(), habits, prior.habits());
    return new ImportEvidence(model, snapshot, memory, prior);
  }

  LabelEvidence concerns() {
    return concerns.get();
  }

  private LabelEvidence concernEvidence() {
    List<String> labels = model.network().shape().concerns();
    return labels(StudentCalibration.CONCERNS, labels, LabelText::concerns);
  }

  LabelEvidence kinds() {
    return kinds.get();
  }

  private LabelEvidence kindEvidence() {
    List<String> labels = model.network().shape().kinds();
    return labels(StudentCalibration.KINDS, labels, LabelText::testKinds);
  }

  LabelEvidence bugs() {
    return bugs.get();
  }

  private LabelEvidence bugEvidence() {
    List<String> labels = model.network().shape().bugs();
    return labels(StudentCalibration.BUGS, labels, LabelText::unknown);
  }

  /** What speaks for the labels of a head. */
  public LabelEvidence labels(String head) {
    return switch (head) {
      case StudentCalibration.CONCERNS -> concerns();
      case StudentCalibration.KINDS -> kinds();
      case StudentCalibration.BUGS -> bugs();
      default -> throw new IllegalArgumentException("no labels of " + head);
    };
  }

  private LabelEvidence labels(String head, List<String> labels, LabelMemory.Truth truth) {
    // Hooks ask for types of bugs, and are not to read what they have no use for.
    LabelPrior of = head.equals(StudentCalibration.BUGS) ? LabelPrior.NONE : prior.get();
    LabelMemory memory = memory(head, labels, truth, of);
    return new LabelEvidence(model, head, labels, memory, model.trees(of.after(head)));
  }

  private LabelMemory memory(
      String head, List<String> labels, LabelMemory.Truth truth, LabelPrior of) {
    Matrix linear = model.linear().getOrDefault(head, Matrix.zeros(labels.size(), Linear.WIDTH));
    return LabelMemory.kept(head, index.get(), labels, truth, linear, of.of(head, labels));
  }

  /** What is remembered of methods that had to be fixed. */
  LabelMemory risks() {
    return risks.get();
  }

  private LabelMemory riskMemory() {
    return memory(
        StudentCalibration.RISK, RiskEvidence.LABELS, RiskEvidence::fixed, LabelPrior.NONE);
  }

  /** What trees over that and the size of the body add. */
  BoostedTrees riskTrees() {
    return riskTrees.get();
  }

  private BoostedTrees treesOfRisk() {
    return model.trees(StudentCalibration.RISK);
  }

  private SpecIndex specIndex() {
    return new SpecIndex(snapshot.view());
  }

  /** For the methods whose bodies are most like one's own. */
  public Nearest nearest() {
    return nearest.get();
  }

  private Nearest nearestOfAll() {
    return Nearest.ofAll(snapshot);
  }

  /** For the method that a sentence means. */
  public SearchEvidence search() {
    return search.get();
  }

  /** With a hidden body the Javadoc is hidden too; then no other Javadoc may have the advantage. */
  private SearchEvidence searchEvidence() {
    GraphView view = snapshot.view();
    Optional<CachedEncoder> sentences = model.features().sentences();
    CodeGraph graph = view.graph();
    IntPredicate searched = m -> !Usage.isTest(graph, m) && !graph.method(m).implicit();
    SearchPrior prior = SearchPrior.shipped();
    return graph.methods().noneMatch(view::hides)
        ? SearchEvidence.kept(view.shelf(), graph, searched, sentences, prior)
        : new SearchEvidence(
            graph, searched, m -> !view.hides(m), SearchEvidence.Docs.NONE, sentences, prior);
  }

  /** For the tests that exercise a method. */
  public TestLinkEvidence tests() {
    return new TestLinkEvidence(model, snapshot);
  }
}
