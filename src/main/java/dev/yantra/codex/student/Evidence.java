package dev.yantra.codex.student;

import dev.yantra.codex.graph.CodeGraph;
import org.jspecify.annotations.Nullable;

/** What speaks for the answers of each head, made when it is first needed. */
final class Evidence {
  private final Model model;
  private final Snapshot snapshot;
  private @Nullable CallEvidence calls;
  private @Nullable ImportEvidence imports;
  private @Nullable LabelEvidence concerns;
  private @Nullable LabelEvidence kinds;
  private @Nullable LabelEvidence bugs;
  private @Nullable Nearest nearest;
  private @Nullable SearchEvidence search;
  private @Nullable Votes votes;

  Evidence(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
  }

  CallEvidence calls() {
    CallEvidence made = calls == null ? new CallEvidence(model, snapshot, votes()) : calls;
    calls = made;
    return made;
  }

  ImportEvidence imports() {
    ImportEvidence made = imports == null ? new ImportEvidence(model, snapshot, votes()) : imports;
    imports = made;
    return made;
  }

  LabelEvidence concerns() {
    LabelEvidence made =
        concerns == null
            ? new LabelEvidence(
                model,
                snapshot,
                votes(),
                "concerns",
                model.network().shape().concerns(),
                LabelText::concerns)
            : concerns;
    concerns = made;
    return made;
  }

  LabelEvidence kinds() {
    LabelEvidence made =
        kinds == null
            ? new LabelEvidence(
                model,
                snapshot,
                votes(),
                "kinds",
                model.network().shape().kinds(),
                LabelText::testKinds)
            : kinds;
    kinds = made;
    return made;
  }

  LabelEvidence bugs() {
    LabelEvidence made =
        bugs == null
            ? new LabelEvidence(
                model,
                snapshot,
                votes(),
                "bugs",
                model.network().shape().bugs(),
                LabelText::unknown)
            : bugs;
    bugs = made;
    return made;
  }

  Nearest nearest() {
    Nearest made = nearest == null ? Nearest.ofAll(snapshot) : nearest;
    nearest = made;
    return made;
  }

  SearchEvidence search() {
    SearchEvidence made = search == null ? searchEvidence(snapshot.view()) : search;
    search = made;
    return made;
  }

  /** With a hidden body the Javadoc is hidden too; then no other Javadoc may have the advantage. */
  private static SearchEvidence searchEvidence(GraphView view) {
    CodeGraph graph = view.graph();
    boolean whole = graph.methods().noneMatch(view::hides);
    return new SearchEvidence(
        graph,
        m -> !Usage.isTest(graph, m) && !graph.method(m).implicit(),
        m -> !view.hides(m),
        whole ? SearchEvidence.Docs.ALL : SearchEvidence.Docs.NONE);
  }

  Votes votes() {
    Votes made = votes == null ? new Votes(Nearest.ofVisible(snapshot), snapshot.view()) : votes;
    votes = made;
    return made;
  }

  TestEvidence tests() {
    return new TestEvidence(model, snapshot);
  }
}
