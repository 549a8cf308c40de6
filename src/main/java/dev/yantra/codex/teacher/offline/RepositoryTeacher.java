package dev.yantra.codex.teacher.offline;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.Fingerprint;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.teacher.Exchange;
import dev.yantra.codex.teacher.Exchange.Step;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.Hashes;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.text.Bm25;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The repository as its own teacher. It answers the request behind a real method with that method's
 * source, and every question with how often it holds among the most similar other methods. Its
 * confidence is their agreement.
 *
 * <p>Nothing held out takes part: {@link SimilarRequests} are on the training side and outside the
 * method's own group.
 */
public final class RepositoryTeacher implements Teacher {
  private static final int NEIGHBOURS = 15;

  private final CodeGraph graph;
  private final Splits splits;
  private final SimilarRequests neighbours;
  private final Truth truth;
  private final RepositorySources sources;
  private final String model;

  public RepositoryTeacher(Path root, CodeGraph graph, Splits splits) {
    this.graph = graph;
    this.splits = splits;
    this.neighbours = new SimilarRequests(graph, splits);
    this.truth = new Truth(graph);
    this.sources = new RepositorySources(root);
    this.model = "bm25-" + NEIGHBOURS + "@" + Fingerprint.of(graph).substring(0, 12);
  }

  @Override
  public String kind() {
    return TeacherOptions.REPOSITORY;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public boolean reproducible() {
    return true;
  }

  @Override
  public boolean supersedes(Answer earlier) {
    return earlier.provenance().teacher().equals(TeacherOptions.REPOSITORY)
        && !earlier.provenance().modelAsked().equals(model);
  }

  @Override
  public Exchange begin(Request request, List<FewShotExample> examples) {
    return () -> new Step.Answered(answer(request));
  }

  private Answer answer(Request request) {
    OptionalInt self = graph.find(request.method());
    if (self.isPresent() && splits.side(self.getAsInt()) != Split.TRAIN) {
      throw new IllegalArgumentException("held out: " + request.method());
    }
    List<Bm25.Hit> hits = neighbours.of(request, NEIGHBOURS);
    List<SoftLabel> labels = new NeighbourVotes(graph, truth, hits).labels();
    String code =
        self.isPresent() && graph.node(self.getAsInt()) instanceof MethodNode method
            ? sources.declaration(method.range())
            : "";
    return new Answer(
        request,
        Outcome.ANSWERED,
        code,
        "",
        labels,
        NeighbourVotes.agreement(labels),
        hits.stream().map(h -> graph.node(h.document()).id()).toList(),
        // Its code is in the graph already.
        Fragment.NONE,
        Provenance.offline(TeacherOptions.REPOSITORY, model, Hashes.sha256(request.toString())));
  }
}
