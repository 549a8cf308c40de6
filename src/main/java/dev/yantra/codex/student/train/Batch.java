package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Rows;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * One fold's graph as the network reads it: texts, numbers, and the neighbours to be averaged at
 * each level. Requests stand as nodes behind the graph's own; they see their owner and nobody sees
 * them.
 */
final class Batch {
  private static final int FIELDS = TextField.ALL.size();

  private final Fold fold;
  private final List<Level> levels;
  private final List<Neighbourhoods> neighbourhoods = new ArrayList<>();
  private final Texts texts;
  private final Texts requests;
  private final float[] numbers;

  /**
   * Prepares a fold.
   *
   * @param texts those of the fold's graph
   * @param levels of which nodes each level is computed
   * @param averages whether layer 1, 2 or 3 averages neighbours
   */
  Batch(Fold fold, Texts texts, int buckets, List<Level> levels, IntPredicate averages) {
    this.fold = fold;
    this.levels = List.copyOf(levels);
    this.texts = texts;
    this.requests = new Texts(fold.requests().stream().map(Fold.Text::text).toList(), buckets);
    this.numbers = numbers();
    for (int layer = 1; layer <= 3; layer++) {
      neighbourhoods.add(
          new Neighbourhoods(fold, levels.get(layer - 1), levels.get(layer), averages.test(layer)));
    }
  }

  /** The nodes of a level. */
  Level level(int number) {
    return levels.get(number);
  }

  /** What each layer reads of the level below. */
  List<Neighbourhoods> neighbourhoods() {
    return neighbourhoods;
  }

  /** The features of level 0, projected texts and numbers: [nodes, features]. */
  NDArray features(NDManager manager, float[] words, int width) {
    Level level = levels.get(0);
    int count = NodeFeatures.numberWidth();
    int columns = FIELDS * width + count;
    NDArray features = manager.create(new Shape(level.size(), columns));
    FloatBuffer out = Dense.view(features);
    Rows.each(
        level.size(),
        (from, to) -> {
          float[] text = new float[width];
          for (int p = from; p < to; p++) {
            for (TextField field : TextField.ALL) {
              Arrays.fill(text, 0);
              project(level.node(p), field, words, text);
              out.put(p * columns + field.block() * width, text, 0, width);
            }
            out.put(p * columns + FIELDS * width, numbers, p * count, count);
          }
        });
    return features;
  }

  private void project(int node, TextField field, float[] words, float[] text) {
    if (node < nodes()) {
      if (shows(node, field)) {
        texts.project(FIELDS * node + field.block(), words, text);
      }
    } else if (field == TextField.DOC) {
      requests.project(node - nodes(), words, text);
    }
  }

  /**
   * Adds what the texts pass back to the words.
   *
   * @param gradient with respect to the projected texts: [nodes, fields * width]
   */
  void learn(Dense gradient, int width, float[] words) {
    Level level = levels.get(0);
    int columns = gradient.columns();
    texts.learn(
        gradient.values(),
        row -> {
          int node = row / FIELDS;
          int field = row % FIELDS;
          int position = level.position(node);
          return position >= 0 && shows(node, TextField.ALL.get(field))
              ? position * columns + field * width
              : -1;
        },
        width,
        words);
    requests.learn(
        gradient.values(),
        request -> {
          int position = level.position(nodes() + request);
          return position < 0 ? -1 : position * columns + TextField.DOC.block() * width;
        },
        width,
        words);
  }

  private int nodes() {
    return fold.view().graph().size();
  }

  private boolean shows(int node, TextField field) {
    return switch (field) {
      case BODY -> !fold.view().hides(node);
      case DOC -> !fold.undocumented().get(node);
      case NAME, SIGNATURE -> true;
    };
  }

  private float[] numbers() {
    CodeGraph graph = fold.view().graph();
    Level level = levels.get(0);
    int width = NodeFeatures.numberWidth();
    float[] all = new float[level.size() * width];
    float[] request = NodeFeatures.numbersOfRequest();
    for (int p = 0; p < level.size(); p++) {
      int node = level.node(p);
      float[] own =
          node < graph.size() ? NodeFeatures.numbers(graph.node(node), sight(node)) : request;
      System.arraycopy(own, 0, all, p * width, width);
    }
    return all;
  }

  private Set<NodeFeatures.Sight> sight(int node) {
    GraphView view = fold.view();
    Set<NodeFeatures.Sight> sight = EnumSet.noneOf(NodeFeatures.Sight.class);
    if (!view.hides(node)) {
      sight.add(NodeFeatures.Sight.BODY);
      if (!fold.pastless().get(node)) {
        sight.add(NodeFeatures.Sight.GIT);
      }
    }
    if (!fold.undocumented().get(node)) {
      sight.add(NodeFeatures.Sight.DOC);
    }
    return sight;
  }
}
