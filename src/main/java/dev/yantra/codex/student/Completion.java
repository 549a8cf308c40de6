package dev.yantra.codex.student;

import java.util.List;

/** The ranked calls that can come next at a point in a body. */
public interface Completion {
  /** Knows nothing. */
  Completion NONE = (point, k) -> List.of();

  /**
   * The methods that can be meant at a point, likeliest first, ties by id.
   *
   * @return canonical ids; the probabilities of all that can be meant sum to 1
   */
  List<Prediction> at(CallPoint point, int k);
}
