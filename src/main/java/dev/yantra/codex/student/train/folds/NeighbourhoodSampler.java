package dev.yantra.codex.student.train.folds;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Cuts a small fold out of a large one: some of its rows with a sample of their neighbours, of
 * these neighbours' neighbours and of theirs (Hamilton et al. 2017, section 3.1), as one graph that
 * all layers run over (Zeng et al. 2021). What labels are worth by their uses still counts the
 * whole graph.
 */
public final class NeighbourhoodSampler {
  /** Neighbours drawn for each relation, hop by hop. */
  private static final int[] FAN_OUT = {8, 5, 3};

  private static final int MOST_NODES = 20_000;
  private static final int RIVALS = 1500;
  private static final int MOST_SHOWN = 400;
  private static final int MOST_SEARCHES = 150;
  private static final int MOST_TESTS = 5;

  private final Fold whole;
  private final CodeGraph graph;
  private final Random random;
  private final BitSet chosen = new BitSet();

  private NeighbourhoodSampler(Fold whole, Random random) {
    this.whole = whole;
    this.graph = whole.view().graph();
    this.random = random;
  }

  /** A fold of some of the rows of another one. */
  public static Fold sample(Fold whole, List<Fold.Row> rows, Random random) {
    return new NeighbourhoodSampler(whole, random).cut(rows);
  }

  private Fold cut(List<Fold.Row> rows) {
    List<Fold.Search> searches = drawn(whole.searches(), MOST_SEARCHES);
    BitSet wanted = new BitSet();
    searches.forEach(s -> wanted.set(s.method()));
    List<Fold.Row> shown = new ArrayList<>(drawn(whole.shown(), MOST_SHOWN));
    whole.shown().stream()
        .filter(r -> wanted.get(r.node()) && !shown.contains(r))
        .forEach(shown::add);
    BitSet start = new BitSet();
    rows.forEach(row -> start(row.node(), start));
    shown.forEach(row -> start(row.node(), start));
    searches.forEach(search -> start(search.request(), start));
    chosen.or(start);
    rows.forEach(row -> labels(row.lesson()));
    rivals();
    BitSet labels = (BitSet) chosen.clone();
    labels.andNot(start);
    expand(labels, FAN_OUT.length - 1);
    expand(start, 0);
    return part(rows, searches, shown);
  }

  private void start(int node, BitSet start) {
    int at = node < graph.size() ? node : whole.requests().get(node - graph.size()).owner();
    if (at >= 0) {
      start.set(at);
    }
  }

  /** What is right of a row, and the methods that a person would choose it from. */
  private void labels(Targets lesson) {
    Arrays.stream(lesson.imports()).forEach(chosen::set);
    Arrays.stream(lesson.tests()).limit(MOST_TESTS).forEach(chosen::set);
    for (int callee : lesson.calls()) {
      chosen.set(callee);
      graph
          .find(graph.node(callee).canonical().owner())
          .ifPresent(
              owner ->
                  Arrays.stream(graph.out(EdgeKind.DECLARES).neighbours(owner))
                      .forEach(chosen::set));
    }
  }

  private void rivals() {
    int[] methods = graph.methods().toArray();
    for (int i = 0; i < RIVALS && methods.length > 0; i++) {
      chosen.set(methods[random.nextInt(methods.length)]);
    }
  }

  private void expand(BitSet from, int hop) {
    if (hop == FAN_OUT.length || chosen.cardinality() >= MOST_NODES) {
      return;
    }
    BitSet next = new BitSet();
    from.stream()
        .forEach(
            node -> {
              for (Relation relation : Relation.ALL) {
                List<Integer> neighbours = new ArrayList<>();
                whole.view().neighbours(node, relation, neighbours::add);
                for (int neighbour : drawn(neighbours, FAN_OUT[hop])) {
                  if (!chosen.get(neighbour)) {
                    next.set(neighbour);
                  }
                }
              }
            });
    chosen.or(next);
    expand(next, hop + 1);
  }

  private <T> List<T> drawn(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, most);
  }

  private Fold part(List<Fold.Row> rows, List<Fold.Search> searches, List<Fold.Row> shown) {
    CodeGraph small = graph.induced(chosen);
    int[] numbers = chosen.stream().toArray();
    Map<Integer, Integer> position = Folds.positions(numbers);
    Map<Integer, Integer> requestAt = new TreeMap<>();
    rows.forEach(row -> request(row.node(), requestAt));
    searches.forEach(search -> request(search.request(), requestAt));
    List<Fold.Text> texts = new ArrayList<>();
    requestAt.replaceAll(
        (request, unnumbered) -> {
          Fold.Text text = whole.requests().get(request - graph.size());
          texts.add(new Fold.Text(text.text(), position.getOrDefault(text.owner(), -1)));
          return small.size() + texts.size() - 1;
        });
    position.putAll(requestAt);
    GraphView view =
        GraphView.hiding(small, below(numbers, whole.view()::hides))
            .uncalling(below(numbers, whole.view()::isUncalled))
            .within(whole.view(), numbers);
    return new Fold(
        view,
        below(numbers, whole.undocumented()::get),
        below(numbers, whole.pastless()::get),
        rows.stream().map(row -> row(row, position)).toList(),
        searches.stream()
            .map(s -> new Fold.Search(at(position, s.request()), at(position, s.method())))
            .toList(),
        shown.stream()
            .map(row -> row(row, position))
            .sorted((a, b) -> Integer.compare(a.node(), b.node()))
            .toList(),
        texts);
  }

  private void request(int node, Map<Integer, Integer> requests) {
    if (node >= graph.size()) {
      requests.put(node, -1);
    }
  }

  private interface Holds {
    boolean of(int node);
  }

  private static BitSet below(int[] numbers, Holds holds) {
    BitSet below = new BitSet();
    for (int n = 0; n < numbers.length; n++) {
      below.set(n, holds.of(numbers[n]));
    }
    return below;
  }

  private static int at(Map<Integer, Integer> position, int node) {
    Integer at = position.get(node);
    if (at == null) {
      throw new IllegalStateException("node " + node + " was not sampled");
    }
    return at;
  }

  private static Fold.Row row(Fold.Row row, Map<Integer, Integer> position) {
    Targets lesson = row.lesson();
    return new Fold.Row(
        at(position, row.node()),
        new Targets(
            lesson.known(),
            known(lesson.calls(), position),
            known(lesson.imports(), position),
            lesson.labels(),
            known(lesson.tests(), position),
            lesson.soft(),
            lesson.stage()));
  }

  private static int[] known(int[] nodes, Map<Integer, Integer> position) {
    return Arrays.stream(nodes)
        .filter(position::containsKey)
        .map(n -> at(position, n))
        .sorted()
        .toArray();
  }
}
