package dev.yantra.codex.teacher.offline;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.teacher.FewShotExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of a prompt: the sources of the most similar methods on the training side, never the
 * method itself or one of its group.
 */
public final class FewShotExamples {
  /** Longer sources cost more than they tell. */
  private static final int MAX_CHARACTERS = 1600;

  private final CodeGraph graph;
  private final SimilarRequests neighbours;
  private final RepositorySources sources;

  public FewShotExamples(Path root, CodeGraph graph, Splits splits) {
    this.graph = graph;
    this.neighbours = new SimilarRequests(graph, splits);
    this.sources = new RepositorySources(root);
  }

  /** At most {@code k} examples, the most similar first. */
  public List<FewShotExample> of(Request request, int k) {
    List<FewShotExample> examples = new ArrayList<>();
    for (var hit : neighbours.of(request, k * 2)) {
      if (examples.size() < k && graph.node(hit.document()) instanceof MethodNode method) {
        String source = sources.declaration(method.range());
        if (!source.isEmpty() && source.length() <= MAX_CHARACTERS) {
          examples.add(new FewShotExample(method.id(), source));
        }
      }
    }
    return examples;
  }
}
