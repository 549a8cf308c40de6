package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.math.Vectors;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.text.Bm25;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The evidence for the similarity of a method to a request: the cosine of the embeddings, and BM25
 * over the words of the methods.
 */
public final class Nearest implements HeadEvidence {
  /** The columns of each method. */
  private enum Column {
    EMBEDDING,
    SHARE_OF_GREATEST_BM25,
    LOG_BM25
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  public static final ColumnNames COLUMNS = ColumnNames.of(Column.values());

  /** Words that occur more often count no more than this: BM25 is saturated by then. */
  private static final int MOST_REPEATS = 5;

  private final Snapshot snapshot;
  private final int[] methods;
  private final Bm25 index;

  /** All methods: what a search looks through. */
  static Nearest ofAll(Snapshot snapshot) {
    return new Nearest(snapshot, m -> true);
  }

  /** Methods whose bodies may be known: hidden ones must not even weigh in how rare a word is. */
  static Nearest ofVisible(Snapshot snapshot) {
    return new Nearest(snapshot, m -> !snapshot.view().hides(m));
  }

  private Nearest(Snapshot snapshot, IntPredicate included) {
    this.snapshot = snapshot;
    CodeGraph graph = snapshot.view().graph();
    this.methods = graph.methods().filter(included).toArray();
    this.index = snapshot.view().shelf().keep("methods", Bm25::decode, this::index, Bm25::encode);
  }

  private Bm25 index() {
    GraphView view = snapshot.view();
    Bm25 made = new Bm25();
    for (int m : methods) {
      made.add(m, words(view.graph().node(m), view.hides(m)));
    }
    return made;
  }

  /** Numbers of the methods, in the order of the rows of {@link #of}. */
  public int[] methods() {
    return methods;
  }

  @Override
  public String answer(int row) {
    return snapshot.view().graph().id(methods[row]);
  }

  @Override
  public boolean eligible(int row, EncodedQuery asked) {
    return methods[row] != asked.node().orElse(-1);
  }

  /** The evidence, one row for each method. */
  @Override
  public double[][] of(EncodedQuery asked) {
    double[] lexical = index.scores(asked.words());
    double greatest = 1e-9;
    for (double score : lexical) {
      greatest = Math.max(greatest, score);
    }
    float[] query = Vectors.unit(asked.output());
    double most = greatest;
    double[][] evidence = new double[methods.length][ALL.size()];
    for (int i = 0; i < methods.length; i++) {
      int method = methods[i];
      double score = lexical[i];
      EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case EMBEDDING -> snapshot.similar().dotRow(method, query);
                case SHARE_OF_GREATEST_BM25 -> score / most;
                case LOG_BM25 -> Math.log1p(score);
              },
          evidence[i],
          0);
    }
    return evidence;
  }

  /** As in the embedding, a hidden method is found by its body and not by its Javadoc. */
  private static List<String> words(Node node, boolean hidden) {
    List<String> words = new ArrayList<>();
    for (TextField field : TextField.ALL) {
      if (!(hidden && field == TextField.DOC)) {
        field
            .words(node)
            .forEach(
                (word, count) -> {
                  for (int i = 0; i < Math.min(count, MOST_REPEATS); i++) {
                    words.add(word);
                  }
                });
      }
    }
    return words;
  }
}
