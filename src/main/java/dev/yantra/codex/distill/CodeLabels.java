package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels that follow from an answer's code: the methods that it calls and the types that it
 * would have to import. Each is as likely as the teacher believes its code to be right; calibration
 * then finds out what that is worth.
 */
final class CodeLabels {
  /** The origin of such a label. */
  static final String HOW = "code";

  private CodeLabels() {}

  static SortedMap<Question, SoftLabel> of(Answer answer) {
    SortedMap<Question, SoftLabel> labels = new TreeMap<>();
    Fragment fragment = answer.fragment();
    for (Edge edge : fragment.edges()) {
      question(edge)
          .ifPresent(q -> labels.put(q, new SoftLabel(q, answer.confidence(), HOW, 1, 0)));
    }
    return labels;
  }

  private static Optional<Question> question(Edge edge) {
    if (edge.kind() == EdgeKind.CALLS) {
      return Optional.of(new Question(Kind.CALL, edge.to()));
    }
    if (edge.kind() != EdgeKind.USES_TYPE) {
      return Optional.empty();
    }
    CanonicalId type = CanonicalId.parse(edge.to());
    String here = CanonicalId.parse(edge.from()).packageName();
    boolean imported =
        !type.packageName().isEmpty()
            && !type.packageName().equals("java.lang")
            && !type.packageName().equals(here);
    return imported ? Optional.of(new Question(Kind.IMPORT, edge.to())) : Optional.empty();
  }
}
