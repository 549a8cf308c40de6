package dev.yantra.codex.eval.task;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.CallPoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Counting baselines for the candidates at a point; everything is counted in the same methods. */
final class CallBaselines {
  /** How many calls a count has to be of to outweigh what it is smoothed by. */
  private static final double TRUST = 4;

  private final NestedCounts nested;
  private final Map<String, Map<String, Integer>> followers = new HashMap<>();
  private final Map<String, Map<String, Integer>> ofType = new HashMap<>();

  CallBaselines(EvalContext bench, List<Integer> methods) {
    this.nested =
        new NestedCounts(
            bench,
            methods,
            m ->
                bench.sites().of(bench.graph().node(m).id()).stream()
                    .map(CallSite::callee)
                    .toList(),
            false);
    for (int method : methods) {
      List<CallSite> calls = bench.sites().of(bench.graph().node(method).id());
      for (int i = 0; i < calls.size(); i++) {
        String callee = calls.get(i).callee();
        count(ofType, type(calls.get(i).place()), callee);
        count(followers, last(calls.subList(0, i), 1), callee);
        count(followers, last(calls.subList(0, i), 2), callee);
      }
    }
  }

  /** The scores of the candidates by each system. */
  Map<String, double[]> scores(CallPoint point, List<String> candidates) {
    CanonicalId caller = CanonicalId.parse(point.place().caller());
    String type = type(point.place());
    String one = last(point.before(), 1);
    String two = last(point.before(), 2);
    ToDoubleFunction<String> cache = c -> nested.estimate(c, caller, 3);
    ToDoubleFunction<String> bigram = c -> smoothed(followers, one, c, cache.applyAsDouble(c));
    Map<String, double[]> scores = new LinkedHashMap<>();
    scores.put("frequency", of(candidates, c -> nested.estimate(c, caller, 1)));
    scores.put("frequency on type", of(candidates, c -> smoothed(ofType, type, c, 1e-6)));
    scores.put("nested cache", of(candidates, cache));
    scores.put("bigram + cache", of(candidates, bigram));
    scores.put(
        "trigram + cache",
        of(candidates, c -> smoothed(followers, two, c, bigram.applyAsDouble(c))));
    return scores;
  }

  private static double[] of(List<String> candidates, ToDoubleFunction<String> score) {
    return candidates.stream().mapToDouble(score).toArray();
  }

  private static void count(
      Map<String, Map<String, Integer>> counts, String context, String callee) {
    Map<String, Integer> of = counts.computeIfAbsent(context, c -> new HashMap<>());
    of.merge(callee, 1, Integer::sum);
    of.merge("", 1, Integer::sum);
  }

  private static double smoothed(
      Map<String, Map<String, Integer>> counts, String context, String callee, double prior) {
    Map<String, Integer> of = counts.getOrDefault(context, Map.of());
    return (of.getOrDefault(callee, 0) + TRUST * prior) / (of.getOrDefault("", 0) + TRUST);
  }

  private static String type(CallPlace place) {
    return place.form() + " " + (place.types().isEmpty() ? "" : place.types().get(0));
  }

  /** The last calls without their overloads, which the point may stand in. */
  private static String last(List<CallSite> before, int count) {
    StringBuilder last = new StringBuilder().append(count);
    for (int i = Math.max(0, before.size() - count); i < before.size(); i++) {
      String id = before.get(i).callee();
      last.append(' ').append(id, 0, Math.max(0, id.indexOf('(')));
    }
    return last.toString();
  }
}
