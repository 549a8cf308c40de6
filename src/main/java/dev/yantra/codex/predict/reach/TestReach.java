package dev.yantra.codex.predict.reach;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Distances in calls from a method to the tests that run it: breadth first over callers, over the
 * callers of what it overrides, over what runs an initialiser, and from what runs with a test class
 * to every test of that class.
 */
public final class TestReach {
  private final CodeGraph graph;
  private final TestRuns runs;
  private final Adjacency callers;
  private final Adjacency tests;
  private final Adjacency bases;
  private final TypeUses types;

  public TestReach(CodeGraph graph, TestRuns runs) {
    this.graph = graph;
    this.runs = runs;
    this.callers = graph.in(EdgeKind.CALLS);
    this.tests = graph.in(EdgeKind.TESTS);
    this.bases = graph.out(EdgeKind.OVERRIDES);
    this.types = new TypeUses(graph);
  }

  /**
   * Tests with their distance from {@code start}: 1 for a test that calls it, or that it runs with.
   * A test that calls another one is found from that one; {@code start} itself is left out.
   */
  public Map<TestRun, Integer> distances(int start, int limit) {
    return distances(new int[] {start}, node -> node != start, limit);
  }

  /** Tests with their distance from the nearest of some methods: 0 for a test among them. */
  public Map<TestRun, Integer> distances(int[] starts, int limit) {
    return distances(starts, node -> true, limit);
  }

  private Map<TestRun, Integer> distances(int[] starts, IntPredicate listed, int limit) {
    int[] distance = new int[graph.size()];
    Arrays.fill(distance, -1);
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    spread(starts, 0, distance, queue);
    Map<TestRun, Integer> found = new TreeMap<>();
    while (!queue.isEmpty()) {
      int node = queue.remove();
      int at = distance[node];
      if (graph.node(node) instanceof MethodNode method) {
        if (method.isTestCase() && listed.test(node)) {
          runs.of(node).forEach(run -> found.merge(run, at, Math::min));
          continue;
        }
        if (runs.runsWithItsClass(node, method)) {
          graph
              .find(CanonicalId.parse(method.id()).owner())
              .ifPresent(
                  type ->
                      runs.with(type).forEach(run -> found.merge(run, Math.max(1, at), Math::min)));
        }
      }
      if (at < limit) {
        spread(callers.neighbours(node), at + 1, distance, queue);
        spread(tests.neighbours(node), at + 1, distance, queue);
        spread(types.runInitializer(graph.id(node)), at + 1, distance, queue);
        // A call of the overridden method may land here: no step of its own.
        spread(overridden(node), at, distance, queue);
      }
    }
    return found;
  }

  /** The methods that a method overrides; a test that it stands in for runs without it. */
  private int[] overridden(int node) {
    return Arrays.stream(bases.neighbours(node)).filter(base -> !runs.isTest(base)).toArray();
  }

  private void spread(int[] neighbours, int at, int[] distance, ArrayDeque<Integer> queue) {
    for (int n : neighbours) {
      if (distance[n] < 0 && graph.kind(n) == NodeKind.METHOD) {
        distance[n] = at;
        queue.add(n);
      }
    }
  }
}
