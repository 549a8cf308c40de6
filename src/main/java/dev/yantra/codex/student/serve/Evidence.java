package dev.yantra.codex.student.serve;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.SearchPrior;
import dev.yantra.codex.student.search.TypeSearch;
import dev.yantra.codex.workspace.Lazy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The evidence of every head over one view of a graph, each made when it is first needed. A head
 * stands here twice: in the table of {@link Form}s, and where its evidence is made.
 */
public final class Evidence {
  /**
   * The form of a head's evidence.
   *
   * @param columns their names; a search has the last one only where an encoder reads along
   * @param start the mixture that holds before anything is fitted
   */
  record Form(ColumnNames columns, Blend start) {
    /** The form of the evidence of a head. */
    static Form of(Head head) {
      if (head instanceof LabelHead labels) {
        // What nothing of the repository shows, only the network knows.
        return new Form(
            LabelEvidence.COLUMNS,
            labels.known().isPresent()
                ? new Blend(LabelEvidence.usual(), 0)
                : start(LabelEvidence.COLUMNS, 0, 1));
      }
      return switch ((SpecialHead) head) {
        case CALLS -> new Form(CallEvidence.COLUMNS, start(CallEvidence.COLUMNS, 0, 0.5, 0.5));
        case IMPORTS -> new Form(ImportEvidence.COLUMNS, new Blend(ImportEvidence.usual(), 0));
        case RISK -> new Form(RiskEvidence.COLUMNS, new Blend(RiskEvidence.usual(), 0));
        case SEARCH -> new Form(SearchEvidence.WITH_MEANING, new Blend(SearchEvidence.usual(), 0));
        case DONORS -> new Form(Nearest.COLUMNS, start(Nearest.COLUMNS, -8, 5, 5));
        case TESTS ->
            new Form(TestLinkEvidence.COLUMNS, start(TestLinkEvidence.COLUMNS, 0, 1, 0.5));
      };
    }

    private static Blend start(ColumnNames columns, double intercept, double... first) {
      return new Blend(Arrays.copyOf(first, columns.size()), intercept);
    }
  }

  private final Model model;
  private final Snapshot snapshot;
  private final Lazy<CallEvidence> calls = new Lazy<>(this::callEvidence);
  private final Lazy<ImportEvidence> imports = new Lazy<>(this::importEvidence);
  private final Map<LabelHead, LabelEvidence> labels = new EnumMap<>(LabelHead.class);
  private final Lazy<Nearest> nearest = new Lazy<>(this::nearestOfAll);
  private final Lazy<SearchEvidence> search = new Lazy<>(this::searchEvidence);
  private final Lazy<TypeSearch> types = new Lazy<>(this::typeSearch);
  private final Lazy<SpecIndex> index = new Lazy<>(this::specIndex);
  private final Lazy<LabelPrior> prior = new Lazy<>(LabelPrior::shipped);
  private final Lazy<LabelMemory> risks = new Lazy<>(this::riskMemory);
  private final Lazy<BoostedTrees> riskTrees = new Lazy<>(this::treesOfRisk);

  Evidence(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
  }

  /**
   * For the answers of a head that ranks labels or nodes.
   *
   * @throws IllegalArgumentException if the head is asked in a way of its own
   */
  HeadEvidence of(Head head) {
    if (head instanceof LabelHead described) {
      return labels(described);
    }
    return switch ((SpecialHead) head) {
      case CALLS -> calls();
      case IMPORTS -> imports();
      case DONORS -> nearest();
      case RISK, SEARCH, TESTS ->
          throw new IllegalArgumentException(head.key() + " is asked in a way of its own");
    };
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

  /** For the labels of a head. */
  public LabelEvidence labels(LabelHead head) {
    return labels.computeIfAbsent(head, this::labelEvidence);
  }

  private LabelEvidence labelEvidence(LabelHead head) {
    // Hooks ask for types of bugs, and are not to read what they have no use for.
    LabelPrior of = LabelPrior.teaches(head) ? prior.get() : LabelPrior.NONE;
    List<String> own = model.network().shape().labels(head);
    KnownLabels truth = head.known().orElse((graph, method) -> Optional.empty());
    return new LabelEvidence(
        model, head, own, memory(head, own, truth, of), model.trees(of.after(head)));
  }

  private LabelMemory memory(Head head, List<String> labels, KnownLabels truth, LabelPrior of) {
    Matrix linear =
        model.linear().getOrDefault(head.key(), Matrix.zeros(labels.size(), Linear.WIDTH));
    return LabelMemory.kept(head, index.get(), labels, truth, linear, of.of(head, labels));
  }

  /** What is remembered of methods that had to be fixed. */
  LabelMemory risks() {
    return risks.get();
  }

  private LabelMemory riskMemory() {
    List<String> fixed = List.of(KnownLabels.FIXED);
    return memory(SpecialHead.RISK, fixed, KnownLabels::fixed, LabelPrior.NONE);
  }

  /** What trees over that and the size of the body add. */
  BoostedTrees riskTrees() {
    return riskTrees.get();
  }

  private BoostedTrees treesOfRisk() {
    return model.trees(SpecialHead.RISK.key());
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
    IntPredicate searched = m -> Usage.isSearched(graph, m);
    SearchPrior prior = SearchPrior.shipped();
    return graph.methods().noneMatch(view::hides)
        ? SearchEvidence.kept(view.shelf(), graph, searched, sentences, prior)
        : new SearchEvidence(
            graph, searched, m -> !view.hides(m), SearchEvidence.Docs.NONE, sentences, prior);
  }

  /** For the type that a sentence describes. */
  TypeSearch types() {
    return types.get();
  }

  private TypeSearch typeSearch() {
    GraphView view = snapshot.view();
    // Reads hidden methods, too: types are searched for readers only, and not measured in `eval`.
    return TypeSearch.kept(view.shelf(), view.graph());
  }

  /** For the tests that exercise a method. */
  public TestLinkEvidence tests() {
    return new TestLinkEvidence(model, snapshot);
  }
}
