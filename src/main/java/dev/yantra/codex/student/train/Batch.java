package dev.yantra.codex.student.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.student.Features;
import dev.yantra.codex.student.GraphView;
import dev.yantra.codex.student.Relation;
import dev.yantra.codex.student.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The tensors of one fold's graph: texts, numbers, and the neighbours to be averaged. Requests
 * stand as nodes behind the graph's own; they see their owner and nobody sees them.
 */
final class Batch {
  private static final int FIELDS = TextField.ALL.size();
  private static final int RELATIONS = Relation.ALL.size();

  private final int nodes;
  private final int requests;
  private final NDArray texts;
  private final NDArray requestTexts;
  private final NDArray fieldMask;
  private final NDArray numbers;
  private final NDArray neighbours;
  private final NDArray places;
  private final int[] averaged;

  /**
   * Prepares a fold.
   *
   * @param texts what {@link #texts} gives, shared by all folds
   */
  Batch(NDManager manager, Fold fold, NDArray texts, int buckets, TrainingPlan.Neighbours kind) {
    CodeGraph graph = fold.view().graph();
    this.nodes = graph.size();
    this.requests = fold.requests().size();
    this.texts = texts;
    SparseRows requestRows = new SparseRows(buckets);
    fold.requests().forEach(request -> requestRows.add(request.text()));
    this.requestTexts = requestRows.tensor(manager);
    this.fieldMask = mask(manager, fold);
    this.numbers = numbers(manager, fold);
    // Filled in together with the means.
    this.averaged = new int[RELATIONS];
    SparseRows means = new SparseRows(size());
    int[] nodeOfMean = kind == TrainingPlan.Neighbours.NONE ? new int[0] : neighbours(fold, means);
    this.neighbours = means.tensor(manager);
    this.places = places(nodeOfMean).tensor(manager);
  }

  /** The encoded text fields of all nodes: row {@code 4 n + f} is field f of node n. */
  static NDArray texts(NDManager manager, CodeGraph graph, Features features) {
    SparseRows rows = new SparseRows(features.encoder().buckets());
    for (Node node : graph.nodes()) {
      for (TextField field : TextField.ALL) {
        rows.add(features.text(node, field));
      }
    }
    return rows.tensor(manager);
  }

  /** Nodes, requests included. */
  int size() {
    return nodes + requests;
  }

  /** The features of all nodes, projected texts and numbers: [size, features]. */
  NDArray features(NDArray words) {
    long width = words.getShape().get(1);
    NDArray own = texts.matMul(words).mul(fieldMask).reshape(nodes, FIELDS * width);
    if (requests > 0) {
      NDArray doc = requestTexts.matMul(words);
      int before = TextField.DOC.block();
      NDManager manager = doc.getManager();
      NDArray padded =
          manager
              .zeros(new Shape(requests, before * width))
              .concat(doc, 1)
              .concat(manager.zeros(new Shape(requests, (FIELDS - 1 - before) * width)), 1);
      own = own.concat(padded, 0);
    }
    return own.concat(numbers, 1);
  }

  /**
   * The means of the neighbours of every node that has some, relation after relation: [means,
   * width]. Half of all nodes have no neighbour over a relation; rows of zeros are not worth
   * multiplying.
   */
  NDArray means(NDArray level) {
    return neighbours.matMul(level);
  }

  /** How many of the means each relation has. */
  int[] averaged() {
    return averaged.clone();
  }

  /** The sum of each node's rows among those of the means: [size, width]. */
  NDArray placed(NDArray rows) {
    return places.matMul(rows);
  }

  private NDArray mask(NDManager manager, Fold fold) {
    float[] mask = new float[nodes * FIELDS];
    Arrays.fill(mask, 1);
    for (int n = 0; n < nodes; n++) {
      if (fold.view().hides(n)) {
        mask[n * FIELDS + TextField.BODY.block()] = 0;
      }
      if (fold.undocumented().get(n)) {
        mask[n * FIELDS + TextField.DOC.block()] = 0;
      }
    }
    return owned(manager, mask, new Shape((long) nodes * FIELDS, 1));
  }

  private NDArray numbers(NDManager manager, Fold fold) {
    int width = Features.numberWidth();
    float[] all = new float[size() * width];
    for (int n = 0; n < nodes; n++) {
      Set<Features.Sight> sight = EnumSet.noneOf(Features.Sight.class);
      if (!fold.view().hides(n)) {
        sight.add(Features.Sight.BODY);
        if (!fold.pastless().get(n)) {
          sight.add(Features.Sight.GIT);
        }
      }
      if (!fold.undocumented().get(n)) {
        sight.add(Features.Sight.DOC);
      }
      float[] own = Features.numbers(fold.view().graph().node(n), sight);
      System.arraycopy(own, 0, all, n * width, width);
    }
    float[] request = Features.numbersOfRequest();
    for (int r = nodes; r < size(); r++) {
      System.arraycopy(request, 0, all, r * width, width);
    }
    return owned(manager, all, new Shape(size(), width));
  }

  /**
   * Fills in the means.
   *
   * @return the node of each
   */
  private int[] neighbours(Fold fold, SparseRows means) {
    GraphView view = fold.view();
    int[] nodeOf = new int[size() * RELATIONS];
    int rows = 0;
    for (Relation relation : Relation.ALL) {
      int before = rows;
      for (int n = 0; n < nodes; n++) {
        int degree = view.degree(n, relation);
        if (degree > 0) {
          view.neighbours(n, relation, u -> means.put(u, 1f / degree));
          means.endRow();
          nodeOf[rows++] = n;
        }
      }
      for (int r = 0; relation == Relation.STRUCTURE && r < requests; r++) {
        int owner = fold.requests().get(r).owner();
        if (owner >= 0) {
          means.put(owner, 1);
          means.endRow();
          nodeOf[rows++] = nodes + r;
        }
      }
      averaged[relation.block()] = rows - before;
    }
    return Arrays.copyOf(nodeOf, rows);
  }

  private SparseRows places(int[] nodeOfMean) {
    List<List<Integer>> meansOf = new ArrayList<>();
    for (int n = 0; n < size(); n++) {
      meansOf.add(new ArrayList<>());
    }
    for (int m = 0; m < nodeOfMean.length; m++) {
      meansOf.get(nodeOfMean[m]).add(m);
    }
    SparseRows rows = new SparseRows(Math.max(1, nodeOfMean.length));
    for (List<Integer> own : meansOf) {
      own.forEach(m -> rows.put(m, 1));
      rows.endRow();
    }
    return rows;
  }

  /** A tensor that torch owns: DJL's own may share the JVM's buffer. */
  static NDArray owned(NDManager manager, float[] values, Shape shape) {
    try (NDArray borrowed = manager.create(values, shape)) {
      NDArray own = borrowed.duplicate();
      own.attach(manager);
      return own;
    }
  }
}
