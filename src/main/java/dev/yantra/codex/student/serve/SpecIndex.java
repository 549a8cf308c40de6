package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.text.Bm25;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The written methods of a view whose bodies it shows, by what is known before a body exists. */
public final class SpecIndex {
  private static final int NEAREST = 10;

  private final GraphView view;
  private final IntFunction<SpecView> reader;
  private @Nullable Map<Integer, SpecView> specs;
  private @Nullable Bm25 words;
  private volatile @Nullable Said last;

  /**
   * The similarity of all methods to a question; several heads ask the same one after the other.
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Said(List<String> words, double[] scores) {}

  /** An index over the declarations of all methods that are visible. */
  public SpecIndex(GraphView view) {
    this(view, m -> SpecView.of(view.graph(), m));
  }

  private SpecIndex(GraphView view, IntFunction<SpecView> reader) {
    this.view = view;
    this.reader = reader;
  }

  /** An index of a part of its methods; what it hides, the narrower view hides too. */
  public SpecIndex narrowed(GraphView to) {
    return new SpecIndex(to, this::spec);
  }

  /** True if a node is one of the methods. */
  public boolean holds(int node) {
    return !view.hides(node) && Usage.isWritten(view.graph(), node);
  }

  /** What the declaration of one of the methods says. The others need not be read for that. */
  public SpecView spec(int method) {
    if (!holds(method)) {
      throw new IllegalArgumentException("not in this index: " + method);
    }
    Map<Integer, SpecView> all = specs;
    SpecView known = all == null ? null : all.get(method);
    return known == null ? reader.apply(method) : known;
  }

  /** The methods by number, ascending, with what their declarations say. */
  public Map<Integer, SpecView> specs() {
    Map<Integer, SpecView> made = specs == null ? read() : specs;
    specs = made;
    return made;
  }

  private Map<Integer, SpecView> read() {
    CodeGraph graph = view.graph();
    Map<Integer, SpecView> read = new TreeMap<>();
    graph.methods().filter(this::holds).forEach(m -> read.put(m, reader.apply(m)));
    return read;
  }

  private Bm25 words() {
    Bm25 made =
        words == null
            ? view.shelf().keep("declarations", Bm25::decode, this::index, Bm25::encode)
            : words;
    words = made;
    return made;
  }

  private Bm25 index() {
    Bm25 index = new Bm25();
    specs().forEach((m, spec) -> index.add(m, spec.words()));
    return index;
  }

  /** The view whose methods these are. */
  public GraphView view() {
    return view;
  }

  /** The nearest other methods by BM25, the nearest first, of those that are wanted. */
  List<Bm25.Hit> nearest(SpecView asked, IntPredicate wanted) {
    int self = asked.node().orElse(-1);
    Said said = last;
    if (said == null || !said.words.equals(asked.words())) {
      said = new Said(asked.words(), words().scores(asked.words()));
      last = said;
    }
    return words().best(said.scores, NEAREST, m -> m != self && wanted.test(m));
  }
}
