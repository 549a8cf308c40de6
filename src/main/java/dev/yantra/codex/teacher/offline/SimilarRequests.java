package dev.yantra.codex.teacher.offline;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.teacher.Requests;
import dev.yantra.codex.text.Bm25;
import java.util.List;
import java.util.OptionalInt;

/**
 * The methods whose specification is most like a request, by BM25 over the words of text, signature
 * and owner. Only methods on the training side are in it, and a method's own group (overloads,
 * overrides, twins) is never among its neighbours.
 */
final class SimilarRequests {
  private final CodeGraph graph;
  private final Splits splits;
  private final Bm25 index = new Bm25();

  SimilarRequests(CodeGraph graph, Splits splits) {
    this.graph = graph;
    this.splits = splits;
    graph
        .methods()
        .filter(m -> splits.side(m) == Split.TRAIN && Requests.possible(graph, m))
        .forEach(m -> index.add(m, Requests.words(Requests.of(graph.method(m)))));
  }

  /** The best {@code k}, best first; fewer where the repository has no more that share a word. */
  List<Bm25.Hit> of(Request request, int k) {
    OptionalInt self = graph.find(request.method());
    int group = self.isPresent() ? splits.group(self.getAsInt()) : -1;
    return index.search(Requests.words(request), k, m -> splits.group(m) != group);
  }
}
