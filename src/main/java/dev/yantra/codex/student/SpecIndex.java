package dev.yantra.codex.student;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.text.Bm25;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The written methods of a view whose bodies it shows, by what is known before a body exists. */
final class SpecIndex {
  private static final int NEAREST = 10;

  private final GraphView view;
  private final Map<Integer, Spec> specs = new TreeMap<>();
  private final Bm25 index = new Bm25();

  SpecIndex(GraphView view) {
    this.view = view;
    CodeGraph graph = view.graph();
    graph
        .methods()
        .filter(m -> !view.hides(m) && Usage.isWritten(graph, m))
        .forEach(
            m -> {
              Spec spec = Spec.of(graph, m);
              specs.put(m, spec);
              index.add(m, spec.words());
            });
  }

  /** The methods by number, ascending, with what their declarations say. */
  Map<Integer, Spec> specs() {
    return specs;
  }

  GraphView view() {
    return view;
  }

  /** The nearest other methods by BM25, the nearest first, of those that are wanted. */
  List<Bm25.Hit> nearest(Spec asked, IntPredicate wanted) {
    int self = asked.node().orElse(-1);
    return index.search(asked.words(), NEAREST, m -> m != self && wanted.test(m));
  }
}
