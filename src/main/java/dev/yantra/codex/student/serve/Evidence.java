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
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What speaks for the answers of each head, made when it is first needed. */
public final class Evidence {
  private final Model model;
  private final Snapshot snapshot;
  private @Nullable CallEvidence calls;
  private @Nullable ImportEvidence imports;
  private @Nullable LabelEvidence concerns;
  private @Nullable LabelEvidence kinds;
  private @Nullable LabelEvidence bugs;
  private @Nullable Nearest nearest;
  private @Nullable SearchEvidence search;
  private @Nullable SpecIndex index;
  private @Nullable LabelPrior prior;
  private @Nullable LabelMemory risks;
  private @Nullable BoostedTrees riskTrees;
  private @Nullable NearestBodyVotes votes;

  Evidence(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
  }

  /** For what a method calls, over the whole method. */
  public CallEvidence calls() {
    CallEvidence made = calls == null ? new CallEvidence(model, snapshot, votes()) : calls;
    calls = made;
    return made;
  }

  /** For the types that a method imports. */
  public ImportEvidence imports() {
    ImportEvidence made = imports == null ? importEvidence() : imports;
    imports = made;
    return made;
  }

  private ImportEvidence importEvidence() {
    ImportHabits habits = ImportHabits.of(model.linear(), snapshot.view().graph());
    ImportPrior prior = ImportPrior.shipped();
    ImportMemory memory = ImportMemory.kept(index(), habits, prior.habits());
    return new ImportEvidence(model, snapshot, memory, prior);
  }

  LabelEvidence concerns() {
    LabelEvidence made =
        concerns == null
            ? labels(
                StudentCalibration.CONCERNS,
                model.network().shape().concerns(),
                LabelText::concerns)
            : concerns;
    concerns = made;
    return made;
  }

  LabelEvidence kinds() {
    LabelEvidence made =
        kinds == null
            ? labels(
                StudentCalibration.KINDS, model.network().shape().kinds(), LabelText::testKinds)
            : kinds;
    kinds = made;
    return made;
  }

  LabelEvidence bugs() {
    LabelEvidence made =
        bugs == null
            ? labels(StudentCalibration.BUGS, model.network().shape().bugs(), LabelText::unknown)
            : bugs;
    bugs = made;
    return made;
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
    LabelPrior of = head.equals(StudentCalibration.BUGS) ? LabelPrior.NONE : prior();
    LabelMemory memory = memory(head, labels, truth, of);
    return new LabelEvidence(model, head, labels, memory, model.trees(of.after(head)));
  }

  private LabelPrior prior() {
    LabelPrior made = prior == null ? LabelPrior.shipped() : prior;
    prior = made;
    return made;
  }

  private LabelMemory memory(
      String head, List<String> labels, LabelMemory.Truth truth, LabelPrior of) {
    Matrix linear = model.linear().getOrDefault(head, Matrix.zeros(labels.size(), Linear.WIDTH));
    return LabelMemory.kept(head, index(), labels, truth, linear, of.of(head, labels));
  }

  /** What is remembered of methods that had to be fixed. */
  LabelMemory risks() {
    LabelMemory made =
        risks == null
            ? memory(
                StudentCalibration.RISK, RiskEvidence.LABELS, RiskEvidence::fixed, LabelPrior.NONE)
            : risks;
    risks = made;
    return made;
  }

  /** What trees over that and the size of the body add. */
  BoostedTrees riskTrees() {
    BoostedTrees made = riskTrees == null ? model.trees(StudentCalibration.RISK) : riskTrees;
    riskTrees = made;
    return made;
  }

  private SpecIndex index() {
    SpecIndex made = index == null ? new SpecIndex(snapshot.view()) : index;
    index = made;
    return made;
  }

  /** For the methods whose bodies are most like one's own. */
  public Nearest nearest() {
    Nearest made = nearest == null ? Nearest.ofAll(snapshot) : nearest;
    nearest = made;
    return made;
  }

  /** For the method that a sentence means. */
  public SearchEvidence search() {
    SearchEvidence made =
        search == null ? searchEvidence(snapshot.view(), model.features().sentences()) : search;
    search = made;
    return made;
  }

  /** With a hidden body the Javadoc is hidden too; then no other Javadoc may have the advantage. */
  private static SearchEvidence searchEvidence(GraphView view, Optional<CachedEncoder> sentences) {
    CodeGraph graph = view.graph();
    IntPredicate searched = m -> !Usage.isTest(graph, m) && !graph.method(m).implicit();
    SearchPrior prior = SearchPrior.shipped();
    return graph.methods().noneMatch(view::hides)
        ? SearchEvidence.kept(view.shelf(), graph, searched, sentences, prior)
        : new SearchEvidence(
            graph, searched, m -> !view.hides(m), SearchEvidence.Docs.NONE, sentences, prior);
  }

  private NearestBodyVotes votes() {
    NearestBodyVotes made =
        votes == null ? new NearestBodyVotes(Nearest.ofVisible(snapshot), snapshot.view()) : votes;
    votes = made;
    return made;
  }

  /** For the tests that exercise a method. */
  public TestLinkEvidence tests() {
    return new TestLinkEvidence(model, snapshot);
  }
}
