package dev.yantra.codex.student.train;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Encoded texts, one a row, in compressed sparse rows and, for the way back, by bucket. Those of a
 * graph are encoded once: row {@code 4 n + f} is field f of node n.
 */
final class Texts {
  private static final int FIELDS = TextField.ALL.size();

  private final SparseVector[] rows;
  private final int buckets;
  private int[] bucketStart = new int[0];
  private int[] bucketRow = new int[0];
  private float[] bucketValue = new float[0];

  Texts(List<SparseVector> rows, int buckets) {
    this.rows = rows.toArray(SparseVector[]::new);
    this.buckets = buckets;
  }

  /** The texts of all nodes of a graph. */
  static Texts of(CodeGraph graph, NodeFeatures features) {
    SparseVector[] rows = new SparseVector[FIELDS * graph.size()];
    Rows encoding =
        (from, to) -> {
          for (int n = from; n < to; n++) {
            Node node = graph.node(n);
            for (TextField field : TextField.ALL) {
              rows[FIELDS * n + field.block()] = features.text(node, field);
            }
          }
        };
    if (features.sentences().isPresent()) {
      // A pre-trained encoder is asked by one at a time.
      encoding.over(0, graph.size());
    } else {
      Rows.each(graph.size(), encoding);
    }
    return new Texts(Arrays.asList(rows), features.encoder().buckets());
  }

  /** The texts of some of the nodes, in another order. */
  Texts part(int nodes, IntUnaryOperator original) {
    SparseVector[] part = new SparseVector[FIELDS * nodes];
    for (int n = 0; n < nodes; n++) {
      System.arraycopy(rows, FIELDS * original.applyAsInt(n), part, FIELDS * n, FIELDS);
    }
    return new Texts(Arrays.asList(part), buckets);
  }

  /** A field of a node. */
  SparseVector of(int node, TextField field) {
    return rows[FIELDS * node + field.block()];
  }

  /** Adds the projection of a row by {@code words}, of shape [buckets, width], to {@code sum}. */
  void project(int row, float[] words, float[] sum) {
    SparseVector text = rows[row];
    float[] word = new float[sum.length];
    for (int i = 0; i < text.size(); i++) {
      System.arraycopy(words, text.indices()[i] * word.length, word, 0, word.length);
      Dense.add(word, text.values()[i], sum);
    }
  }

  /**
   * Adds what the rows pass back to the words.
   *
   * @param gradient with respect to the projected rows
   * @param place where in it that of a row begins; -1 for rows that were not read
   * @param words to be added to: [buckets, width]
   */
  void learn(float[] gradient, IntUnaryOperator place, int width, float[] words) {
    index();
    Rows.each(
        buckets,
        (from, to) -> {
          float[] sum = new float[width];
          float[] row = new float[width];
          for (int b = from; b < to; b++) {
            System.arraycopy(words, b * width, sum, 0, width);
            for (int i = bucketStart[b]; i < bucketStart[b + 1]; i++) {
              int at = place.applyAsInt(bucketRow[i]);
              if (at >= 0) {
                System.arraycopy(gradient, at, row, 0, width);
                Dense.add(row, bucketValue[i], sum);
              }
            }
            System.arraycopy(sum, 0, words, b * width, width);
          }
        });
  }

  /** Sorts the entries by bucket, when they are first needed so. */
  private synchronized void index() {
    if (bucketStart.length > 0) {
      return;
    }
    int[] starts = new int[buckets + 1];
    for (SparseVector row : rows) {
      for (int bucket : row.indices()) {
        starts[bucket + 1]++;
      }
    }
    for (int b = 0; b < buckets; b++) {
      starts[b + 1] += starts[b];
    }
    int[] next = starts.clone();
    bucketRow = new int[starts[buckets]];
    bucketValue = new float[starts[buckets]];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < rows[r].size(); i++) {
        int at = next[rows[r].indices()[i]]++;
        bucketRow[at] = r;
        bucketValue[at] = rows[r].values()[i];
      }
    }
    bucketStart = starts;
  }
}
