package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.SearchPrior;
import dev.yantra.codex.student.serve.ServedStudent;
import java.util.Arrays;
import java.util.List;

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
  private static final int MOST_QUESTIONS = 600;
  private static final double RIDGE = 1;

  private final ServedStudent student;
  private final CodeGraph graph;
  private final SearchQuestions questions;
  private final SearchPrior prior = SearchPrior.shipped();

  /** A fit on what a student with the held-out methods hidden may see. */
  public SearchFit(ServedStudent student, CodeGraph graph, Splits splits, long seed) {
    this.student = student;
    this.graph = graph;
    this.questions = new SearchQuestions(graph, splits, MOST_QUESTIONS, seed);
  }

  /** Fits; {@code start} is what holds where there is nothing to learn from. */
  public Blend fit(Blend start) {
    Blend order = BlendFit.choices(choices(start, SearchEvidence.Docs.NONE), start, RIDGE);
    // In use the Javadoc is in view, and it tells what the code does in other words than the
    // question's. Here its other sentences stand for it.
    List<ConditionalLogit.Choice> described = choices(order, SearchEvidence.Docs.REST);
    Blend documented = with(order, SearchEvidence.DOC, described);
    return with(documented, SearchEvidence.EMBEDDING, asked(documented));
  }

  /** The same order with one more column in it. */
  private static Blend with(Blend order, int column, List<ConditionalLogit.Choice> choices) {
    List<ConditionalLogit.Choice> two =
        choices.stream()
            .map(
                choice ->
                    new ConditionalLogit.Choice(
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
  private List<ConditionalLogit.Choice> choices(Blend order, SearchEvidence.Docs part) {
    SearchEvidence search =
        new SearchEvidence(
            graph, questions::shown, questions::shown, part, student.sentences(), prior);
    return questions.training(search, order);
  }

  /** The questions of the validation side, asked as they are asked in use. */
  private List<ConditionalLogit.Choice> asked(Blend order) {
    int[] methods = student.evidence().search().methods();
    return questions.of(Split.VALIDATION).stream()
        .map(m -> questions.choice(student.searchEvidence(questions.text(m)), m, methods, order))
        .toList();
  }
}
