package dev.yantra.codex.predict;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many calls away from a method its tests are: breadth first over callers, over the callers of
 * what it overrides, and from a fixture to every test of its class.
 */
final class TestReach {
  private static final Set<String> FIXTURES =
      Set.of(
          "Before",
          "BeforeEach",
          "BeforeClass",
          "BeforeAll",
          "BeforeMethod",
          "After",
          "AfterEach",
          "AfterClass",
          "AfterAll",
          "AfterMethod");
  private static final Set<String> FIXTURE_NAMES = Set.of("setUp", "tearDown");

  private final CodeGraph graph;
  private final Adjacency callers;
  private final Adjacency tests;
  private final Adjacency bases;
  private final Map<String, List<Integer>> testsOfClass = new HashMap<>();

  TestReach(CodeGraph graph) {
    this.graph = graph;
    this.callers = graph.in(EdgeKind.CALLS);
    this.tests = graph.in(EdgeKind.TESTS);
    this.bases = graph.out(EdgeKind.OVERRIDES);
  }

  private List<Integer> testsOf(String owner) {
    return testsOfClass.computeIfAbsent(
        owner,
        o ->
            graph
                .startingWith(o + "#")
                .filter(m -> graph.kind(m) == NodeKind.METHOD && isTest(graph.method(m)))
                .boxed()
                .toList());
  }

  /** Whether a runner runs it: a test, and no fixture. */
  static boolean isTest(MethodNode method) {
    return method.test() && !isFixture(method);
  }

  static boolean isFixture(MethodNode method) {
    return method.test()
        && (method.annotations().stream().anyMatch(FIXTURES::contains)
            || FIXTURE_NAMES.contains(method.canonical().member()));
  }

  /** Tests by number with their distance from {@code start}, 1 for a test that calls it. */
  Map<Integer, Integer> distances(int start, int limit) {
    int[] distance = new int[graph.size()];
    Arrays.fill(distance, -1);
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    distance[start] = 0;
    queue.add(start);
    Map<Integer, Integer> found = new TreeMap<>();
    while (!queue.isEmpty()) {
      int node = queue.remove();
      int next = distance[node] + 1;
      if (graph.node(node) instanceof MethodNode method && method.test()) {
        if (isFixture(method)) {
          testsOf(method.canonical().owner())
              .forEach(t -> found.merge(t, Math.max(1, distance[node]), Math::min));
        } else {
          found.merge(node, distance[node], Math::min);
          continue;
        }
      }
      if (next <= limit) {
        spread(callers.neighbours(node), next, distance, queue);
        spread(tests.neighbours(node), next, distance, queue);
        // A call of the overridden method may land here: no step of its own.
        spread(bases.neighbours(node), distance[node], distance, queue);
      }
    }
    return found;
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
