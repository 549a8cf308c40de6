package dev.yantra.codex.collect;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.StableHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The order in which methods are asked about. A stratum is a package, a main concern and a
 * difficulty. Strata take turns, so that every beginning of the order is spread over all of them
 * and a larger sample begins with the smaller one.
 */
final class StratifiedSampler {
  private final CodeGraph graph;
  private final long seed;

  StratifiedSampler(CodeGraph graph, long seed) {
    this.graph = graph;
    this.seed = seed;
  }

  /** All of {@code methods}, strata in turn. */
  List<Integer> uniform(List<Integer> methods) {
    Map<Concern, Integer> frequencies = frequencies(methods);
    int[] terciles = terciles(methods);
    Map<String, List<Integer>> strata = new TreeMap<>();
    for (int m : shuffled(methods)) {
      MethodNode method = graph.method(m);
      String key =
          method.canonical().packageName()
              + " "
              + rarest(method, frequencies)
              + " "
              + difficulty(method, terciles);
      strata.computeIfAbsent(key, k -> new ArrayList<>()).add(m);
    }
    List<String> turns = new ArrayList<>(strata.keySet());
    turns.sort(byLot(key -> key));
    List<Integer> order = new ArrayList<>(methods.size());
    for (int round = 0; order.size() < methods.size(); round++) {
      for (String key : turns) {
        List<Integer> stratum = strata.getOrDefault(key, List.of());
        if (round < stratum.size()) {
          order.add(stratum.get(round));
        }
      }
    }
    return order;
  }

  /** All of {@code methods}, in an order that the seed draws. */
  private List<Integer> shuffled(List<Integer> methods) {
    List<Integer> order = new ArrayList<>(methods);
    order.sort(byLot(m -> graph.node(m).id()));
    return order;
  }

  /** All of {@code methods}, those of the greatest value first, ties as the seed draws. */
  List<Integer> falling(List<Integer> methods, IntToDoubleFunction value) {
    Map<Integer, Double> values = new HashMap<>();
    methods.forEach(m -> values.put(m, value.applyAsDouble(m)));
    List<Integer> order = shuffled(methods);
    order.sort(Comparator.comparingDouble(m -> -values.getOrDefault(m, 0.0)));
    return order;
  }

  private Map<Concern, Integer> frequencies(List<Integer> methods) {
    Map<Concern, Integer> frequencies = new EnumMap<>(Concern.class);
    methods.forEach(
        m -> graph.method(m).body().concerns().forEach(c -> frequencies.merge(c, 1, Integer::sum)));
    return frequencies;
  }

  /**
   * The concern that tells most about the method, so that rare concerns get strata of their own.
   */
  private static String rarest(MethodNode method, Map<Concern, Integer> frequencies) {
    return method.body().concerns().stream()
        .min(
            Comparator.comparingInt((Concern c) -> frequencies.getOrDefault(c, 0))
                .thenComparing(Comparator.naturalOrder()))
        .map(Concern::label)
        .orElse("none");
  }

  private int[] terciles(List<Integer> methods) {
    List<Integer> sizes = new ArrayList<>();
    methods.forEach(m -> sizes.add(size(graph.method(m))));
    Collections.sort(sizes);
    return sizes.isEmpty()
        ? new int[] {0, 0}
        : new int[] {sizes.get(sizes.size() / 3), sizes.get(sizes.size() * 2 / 3)};
  }

  private static int difficulty(MethodNode method, int[] terciles) {
    int size = size(method);
    return size <= terciles[0] ? 0 : size <= terciles[1] ? 1 : 2;
  }

  private static int size(MethodNode method) {
    return method.body().statements() + method.body().complexity();
  }

  private interface Named<T> {
    String of(T value);
  }

  private <T> Comparator<T> byLot(Named<T> name) {
    return Comparator.comparingLong((T value) -> lot(name.of(value))).thenComparing(name::of);
  }

  /** A number that seems random and follows from the seed and the name: FNV-1a, then mixed. */
  private long lot(String name) {
    return StableHash.splitMix64(
        StableHash.fnv64(StableHash.OFFSET ^ (seed * StableHash.GOLDEN), name));
  }
}
