package dev.yantra.codex.predict;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Counts of the calls that follow each call in the bodies of the repository's methods. */
final class CallSequences {
  /** The mark before the first call of a body. */
  private static final String START = "";

  /** Calls that follow another one, with their counts. */
  record Followers(Map<String, Integer> counts, int total) {}

  private final CodeGraph graph;
  private final IntPredicate counted;
  private final Adjacency calls;
  private final Map<String, Map<Integer, Integer>> followers = new HashMap<>();

  CallSequences(CodeGraph graph, IntPredicate counted) {
    this.graph = graph;
    this.counted = counted;
    this.calls = graph.out(EdgeKind.CALLS);
  }

  /**
   * The calls that follow {@code call} (or begins a body, if it is empty) in every body but one.
   */
  Followers after(String call, int except) {
    Map<Integer, Integer> all = followers.computeIfAbsent(call, this::count);
    OptionalInt own =
        except >= 0 && counted.test(except) ? next(except, call) : OptionalInt.empty();
    Map<String, Integer> counts = new TreeMap<>();
    int total = 0;
    for (Map.Entry<Integer, Integer> entry : all.entrySet()) {
      int callee = entry.getKey();
      int n = entry.getValue() - (own.isPresent() && own.getAsInt() == callee ? 1 : 0);
      if (n > 0) {
        counts.put(graph.id(callee), n);
        total += n;
      }
    }
    return new Followers(counts, total);
  }

  /** Of a call, only those who make it have to be looked at. */
  private Map<Integer, Integer> count(String call) {
    Map<Integer, Integer> counts = new HashMap<>();
    if (call.equals(START)) {
      graph.methods().filter(counted).forEach(m -> count(next(m, call), counts));
    } else if (graph.find(call).isPresent()) {
      for (int caller : graph.in(EdgeKind.CALLS).neighbours(graph.find(call).getAsInt())) {
        if (graph.kind(caller) == NodeKind.METHOD && counted.test(caller)) {
          count(next(caller, call), counts);
        }
      }
    }
    return counts;
  }

  private static void count(OptionalInt callee, Map<Integer, Integer> counts) {
    callee.ifPresent(c -> counts.merge(c, 1, Integer::sum));
  }

  /** The calls that follow a call in one body; each is noted once, where it is first made. */
  private OptionalInt next(int caller, String call) {
    int[] made = calls.neighbours(caller);
    int at = 0;
    if (!call.equals(START)) {
      while (at < made.length && !graph.id(made[at]).equals(call)) {
        at++;
      }
      at++;
    }
    return at < made.length ? OptionalInt.of(made[at]) : OptionalInt.empty();
  }
}
