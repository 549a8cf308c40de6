package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import dev.yantra.codex.student.Head;
import java.util.BitSet;
import java.util.function.Function;

/** One head's loss on one fold. */
public interface Objective {
  /** Whether the fold has nothing to learn from for this head. */
  boolean empty();

  /** The head that learns from it. */
  Head head();

  /**
   * Adds the nodes that it reads beside the fold's rows.
   *
   * @param last those of the last level
   * @param first those of level 0
   */
  void reads(BitSet last, BitSet first);

  /** The loss, a scalar of the size of a mean. */
  NDArray loss(Pass pass);

  /**
   * One run of the network over a fold.
   *
   * @param parameters the learned matrices by name
   * @param input level 0: [nodes, width]
   * @param output level 3: [nodes, embedding]; zero for nodes that no objective reads
   * @param queries layer 3 of the fold's rows: [rows, embedding]
   * @param rowWeights 1 for rows that the curriculum has reached, 0 for others: [rows, 1]
   * @param temperature T of the distillation losses
   */
  record Pass(
      Function<String, NDArray> parameters,
      NDArray input,
      NDArray output,
      NDArray queries,
      NDArray rowWeights,
      float temperature) {
    /** A learned matrix. */
    NDArray parameter(String name) {
      return parameters.apply(name);
    }
  }
}
