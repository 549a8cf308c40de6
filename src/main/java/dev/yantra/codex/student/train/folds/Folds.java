package dev.yantra.codex.student.train.folds;

import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.network.NodeFeatures;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Deals the training methods to folds. In each fold one share of them is hidden and asked about,
 * the others give context; held-out methods are hidden in all. Groups of overloads, overrides and
 * near-duplicates are hidden together, or one twin would give the other away.
 */
public final class Folds {
  private static final int MOST_SEARCHES = 500;
  private static final int MOST_SHOWN = 2000;

  private final CodeGraph graph;
  private final Splits splits;
  private final NodeFeatures features;
  private final SortedMap<String, Example> byMethod = new TreeMap<>();
  private final List<Example> requests = new ArrayList<>();
  private final Random random;

  public Folds(
      CodeGraph graph, Splits splits, NodeFeatures features, List<Example> examples, long seed) {
    this.graph = graph;
    this.splits = splits;
    this.features = features;
    this.random = new Random(seed);
    for (Example example : examples) {
      if (example.split() == Split.TRAIN) {
        if (example.method().isEmpty()) {
          requests.add(example);
        } else {
          byMethod.put(example.method(), example);
        }
      }
    }
  }

  /** The folds of the training side. */
  public List<Fold> training(int count) {
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    written(Split.TRAIN)
        .forEach(m -> groups.computeIfAbsent(splits.group(m), g -> new ArrayList<>()).add(m));
    List<List<Integer>> shuffled = new ArrayList<>(groups.values());
    Collections.shuffle(shuffled, random);
    List<List<Integer>> dealt = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      dealt.add(new ArrayList<>());
    }
    for (List<Integer> group : shuffled) {
      dealt.stream()
          .min((a, b) -> Integer.compare(a.size(), b.size()))
          .ifPresent(smallest -> smallest.addAll(group));
    }
    List<Fold> folds = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      int share = f;
      List<Example> own =
          IntStream.range(0, requests.size())
              .filter(i -> i % count == share)
              .mapToObj(requests::get)
              .toList();
      folds.add(fold(dealt.get(f).stream().sorted().toList(), own));
    }
    return folds;
  }

  /** The fold that asks about the validation side, with nothing else hidden than the held-out. */
  public Fold validation() {
    return fold(written(Split.VALIDATION), List.of());
  }

  /** The graph as it is, with nothing hidden and nothing asked. */
  public static Fold wholeGraph(CodeGraph graph) {
    return new Fold(
        GraphView.whole(graph),
        new BitSet(),
        new BitSet(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private List<Integer> written(Split side) {
    return graph
        .methods()
        .filter(m -> splits.side(m) == side && Usage.isWritten(graph, m))
        .boxed()
        .toList();
  }

  private Fold fold(List<Integer> asked, List<Example> ownRequests) {
    BitSet hidden = new BitSet();
    graph.methods().filter(m -> splits.side(m) != Split.TRAIN).forEach(hidden::set);
    BitSet groups = new BitSet();
    asked.forEach(m -> groups.set(splits.group(m)));
    graph.methods().filter(m -> groups.get(splits.group(m))).forEach(hidden::set);
    BitSet uncalled = new BitSet();
    BitSet undocumented = new BitSet();
    List<Fold.Row> rows = new ArrayList<>();
    List<Fold.Text> texts = new ArrayList<>();
    for (int m : asked) {
      Targets lesson = lesson(m);
      rows.add(new Fold.Row(m, lesson));
      // A method that is to be written has no callers yet; one that is only asked about has.
      if (random.nextBoolean()) {
        uncalled.set(m);
      }
      SparseVector doc = features.text(LabelText.firstSentence(graph.method(m).javadoc()));
      if (doc.size() > 0 && random.nextInt(3) == 0) {
        // The same question from its text alone, sometimes with the owner.
        rows.add(new Fold.Row(graph.size() + texts.size(), lesson));
        texts.add(new Fold.Text(doc, random.nextBoolean() ? owner(m) : -1));
      }
      if (random.nextInt(5) == 0) {
        undocumented.set(m);
      }
    }
    for (Example request : ownRequests) {
      rows.add(new Fold.Row(graph.size() + texts.size(), Targets.of(request)));
      texts.add(new Fold.Text(features.text(request.text()), -1));
    }
    List<Fold.Search> searches = new ArrayList<>();
    List<Fold.Row> shown = shown(hidden, undocumented, searches, texts);
    BitSet pastless = new BitSet();
    shown.stream().map(Fold.Row::node).filter(m -> random.nextBoolean()).forEach(pastless::set);
    return new Fold(
        GraphView.hiding(graph, hidden).uncalling(uncalled),
        undocumented,
        pastless,
        rows,
        searches,
        shown,
        texts);
  }

  /** Picks methods in full view, and for some of them the text that is to find them. */
  private List<Fold.Row> shown(
      BitSet hidden, BitSet undocumented, List<Fold.Search> searches, List<Fold.Text> texts) {
    List<Integer> candidates =
        new ArrayList<>(
            graph
                .methods()
                .filter(m -> !hidden.get(m) && Usage.isWritten(graph, m))
                .boxed()
                .toList());
    Collections.shuffle(candidates, random);
    List<Integer> shown = candidates.subList(0, Math.min(MOST_SHOWN, candidates.size()));
    for (int m : shown) {
      MethodNode method = graph.method(m);
      String text =
          random.nextBoolean() ? method.javadoc() : LabelText.firstSentence(method.javadoc());
      SparseVector doc = features.text(text);
      if (doc.size() > 0 && searches.size() < MOST_SEARCHES) {
        searches.add(new Fold.Search(graph.size() + texts.size(), m));
        texts.add(new Fold.Text(doc, -1));
        // Found by its code: with its Javadoc in view it would be found by the text itself.
        if (random.nextInt(4) != 0) {
          undocumented.set(m);
        }
      }
    }
    return shown.stream().sorted().map(m -> new Fold.Row(m, lesson(m))).toList();
  }

  private Targets lesson(int method) {
    return Targets.of(graph, method, Optional.ofNullable(byMethod.get(graph.node(method).id())));
  }

  private int owner(int method) {
    OptionalInt owner = graph.find(graph.node(method).canonical().owner());
    return owner.orElse(-1);
  }

  public static Map<Integer, Integer> positions(int[] chosen) {
    Map<Integer, Integer> positions = new TreeMap<>();
    for (int i = 0; i < chosen.length; i++) {
      positions.put(chosen[i], i);
    }
    return positions;
  }
}
