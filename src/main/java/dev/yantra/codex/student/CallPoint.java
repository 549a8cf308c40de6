package dev.yantra.codex.student;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import java.util.List;

/**
 * A point in a body at which a method is about to be named.
 *
 * @param method the method around it
 * @param place what stands left of it
 * @param before the calls of the same body that begin left of it, in order; of those whose
 *     arguments it stands in, the overload is not looked at
 */
public record CallPoint(Query method, CallPlace place, List<CallSite> before) {
  public CallPoint {
    before = List.copyOf(before);
  }
}
