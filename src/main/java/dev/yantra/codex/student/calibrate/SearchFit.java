package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns to rank methods by a sentence: the first sentence of a method's Javadoc has to choose the
 * method (McFadden 1974) while that Javadoc is out of view.
 *
 * <p>The weights of everything that is read off the code are fitted on the training side, where
 * there are most sentences; each is asked with the Javadoc of its whole group hidden. What the
 * embedding adds is fitted on the validation side, since the network has learned the sentences of
 * the training side by heart.
 */
public final class SearchFit {
  /** Shorter first sentences say too little to find anything by. */
  private static final int FEWEST_WORDS = 4;

  private static final int MOST_QUESTIONS = 600;
  private static final int RIVALS = 80;
  private static final int DRAWN_RIVALS = 40;
  private static final double RIDGE = 1;

  private final ServedStudent student;
  private final CodeGraph graph;
  private final Splits splits;
  private final long seed;

  /** A fit on what a student with the held-out methods hidden may see. */
  public SearchFit(ServedStudent student, CodeGraph graph, Splits splits, long seed) {
    this.student = student;
    this.graph = graph;
    this.splits = splits;
    this.seed = seed;
  }

  /** Fits; {@code start} is what holds where there is nothing to learn from. */
  public Blend fit(Blend start) {
    Blend order = BlendFit.choices(choices(start, SearchEvidence.Docs.NONE), start, RIDGE);
    // In use the Javadoc is in view, and it tells what the code does in other words than the
    // question's. Here its other sentences stand for it.
    List<BlendFit.Choice> described = choices(order, SearchEvidence.Docs.REST);
    Blend documented = with(order, SearchEvidence.DOC, described);
    return with(documented, SearchEvidence.EMBEDDING, asked(documented));
  }

  /** The same order with one more column in it. */
  private static Blend with(Blend order, int column, List<BlendFit.Choice> choices) {
    List<BlendFit.Choice> two =
        choices.stream()
            .map(
                choice ->
                    new BlendFit.Choice(
                        Arrays.stream(choice.evidence())
                            .map(f -> new double[] {order.logit(without(f, column)), f[column]})
                            .toArray(double[][]::new),
                        choice.chosen()))
            .toList();
    double[] fitted =
        BlendFit.choices(two, new Blend(new double[] {1, order.weights()[column]}, 0), RIDGE)
            .weights();
    double[] weights = order.rescaled(Math.max(0.1, fitted[0]), 0).weights();
    weights[column] = Math.max(0, fitted[1]);
    return new Blend(weights, 0);
  }

  private static double[] without(double[] f, int column) {
    double[] copy = f.clone();
    copy[column] = 0;
    return copy;
  }

  /** The questions of the training side. */
  private List<BlendFit.Choice> choices(Blend order, SearchEvidence.Docs part) {
    IntPredicate shown = m -> splits.side(m) == Split.TRAIN && Usage.isWritten(graph, m);
    SearchEvidence search = new SearchEvidence(graph, shown, shown, part, student.sentences());
    // Each question is asked on its own, and they keep their order: equal on any number of threads.
    return questions(Split.TRAIN).parallelStream()
        .map(
            m -> {
              int group = splits.group(m);
              double[][] evidence = search.of(question(m), d -> splits.group(d) == group);
              return choice(evidence, m, search.methods(), order);
            })
        .toList();
  }

  /** The questions of the validation side, asked as they are asked in use. */
  private List<BlendFit.Choice> asked(Blend order) {
    int[] methods = student.evidence().search().methods();
    return questions(Split.VALIDATION).stream()
        .map(m -> choice(student.searchEvidence(question(m)), m, methods, order))
        .toList();
  }

  /** The right method first, then its best rivals and some drawn ones. */
  private BlendFit.Choice choice(double[][] evidence, int right, int[] methods, Blend order) {
    Random random = new Random(seed + right);
    double[] scores = new double[evidence.length];
    Arrays.setAll(scores, i -> order.logit(evidence[i]));
    Set<Integer> field = new LinkedHashSet<>();
    field.add(Arrays.binarySearch(methods, right));
    IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .limit(RIVALS)
        .forEach(field::add);
    for (int i = 0; i < DRAWN_RIVALS; i++) {
      field.add(random.nextInt(evidence.length));
    }
    return new BlendFit.Choice(
        field.stream().map(c -> evidence[c]).toArray(double[][]::new), new int[] {0});
  }

  private List<Integer> questions(Split side) {
    List<Integer> all =
        new ArrayList<>(
            graph
                .methods()
                .filter(m -> splits.side(m) == side && Usage.isWritten(graph, m))
                .filter(m -> SubTokens.of(question(m)).size() >= FEWEST_WORDS)
                .boxed()
                .toList());
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, Math.min(MOST_QUESTIONS, all.size()));
  }

  private String question(int method) {
    return LabelText.firstSentence(graph.method(method).javadoc());
  }
}
