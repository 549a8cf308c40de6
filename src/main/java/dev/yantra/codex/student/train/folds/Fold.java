package dev.yantra.codex.student.train.folds;

import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.network.GraphView;
import java.util.BitSet;
import java.util.List;

/**
 * One arrangement of what is hidden and what is asked.
 *
 * @param view the graph without the bodies of the fold's methods and of all held-out ones
 * @param undocumented methods whose Javadoc is not looked at either
 * @param pastless methods whose past is not looked at
 * @param rows what is asked of hidden methods
 * @param searches texts and the shown methods that they describe
 * @param shown methods in full view that others are compared with, ascending by node
 * @param requests the texts that stand as nodes beside the graph's
 */
public record Fold(
    GraphView view,
    BitSet undocumented,
    BitSet pastless,
    List<Row> rows,
    List<Search> searches,
    List<Row> shown,
    List<Text> requests) {

  public Fold {
    rows = List.copyOf(rows);
    searches = List.copyOf(searches);
    shown = List.copyOf(shown);
    requests = List.copyOf(requests);
  }

  /**
   * A method that something is asked about.
   *
   * @param node its number, or that of a request, from the graph's size on
   * @param lesson what is known to be right
   */
  public record Row(int node, Targets lesson) {}

  /**
   * A text that is to find a method.
   *
   * @param request number of the request node
   * @param method number of the method
   */
  public record Search(int request, int method) {}

  /**
   * A request as a node: a text and perhaps an owner, which is its only neighbour.
   *
   * @param owner number of the owner's node, or -1
   */
  public record Text(SparseVector text, int owner) {}

  /** Number of nodes, requests included. */
  public int size() {
    return view.graph().size() + requests.size();
  }
}
