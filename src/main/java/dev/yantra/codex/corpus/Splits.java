package dev.yantra.codex.corpus;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.StableHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The one split of a repository's methods into training (80 %), validation (10 %) and test (10 %).
 *
 * <p>Overloads, overrides and methods with the same body shape form one group, and a group is on
 * one side whole: otherwise a twin would give the held-out answer away. The side follows from a
 * hash of the seed and the group's least id, so that it stays as it is while the rest of the
 * repository changes.
 */
public final class Splits {
  /** Bodies with fewer statements than this are alike by nature and do not tie methods together. */
  private static final int SMALLEST_DUPLICATE = 2;

  private final Split[] sides;
  private final int[] groups;
  private final BitSet methods;

  private Splits(Split[] sides, int[] groups, BitSet methods) {
    this.sides = sides;
    this.groups = groups;
    this.methods = methods;
  }

  /** Splits the methods of {@code graph}; equal graphs and seeds give equal splits. */
  public static Splits of(CodeGraph graph, long seed) {
    int[] parent = new int[graph.size()];
    Arrays.setAll(parent, i -> i);
    Map<String, Integer> representatives = new HashMap<>();
    Adjacency overridden = graph.out(EdgeKind.OVERRIDES);
    graph
        .methods()
        .forEach(
            m -> {
              MethodNode method = graph.method(m);
              CanonicalId id = method.canonical();
              tie(parent, representatives, "overload " + id.owner() + "#" + id.member(), m);
              if (method.body().statements() >= SMALLEST_DUPLICATE) {
                tie(parent, representatives, "shape " + method.body().shape(), m);
              }
              for (int base : overridden.neighbours(m)) {
                if (graph.node(base) instanceof MethodNode) {
                  union(parent, m, base);
                }
              }
            });
    Split[] sides = new Split[graph.size()];
    int[] groups = new int[graph.size()];
    BitSet methods = new BitSet();
    graph.methods().forEach(methods::set);
    Arrays.fill(sides, Split.TRAIN);
    for (int i = 0; i < graph.size(); i++) {
      groups[i] = find(parent, i);
      if (graph.node(i) instanceof MethodNode) {
        sides[i] = side(seed, graph.node(groups[i]).id());
      }
    }
    return new Splits(sides, groups, methods);
  }

  /**
   * The same split with a smaller training side: whole groups in an order that {@code seed} draws,
   * until {@code most} of the methods that count are in. The rest is put aside, tests included; the
   * other sides stay as they are. A smaller part is contained in every larger one.
   *
   * @param counts the methods that count
   */
  public Splits learningFrom(int most, IntPredicate counts, long seed) {
    SortedMap<Integer, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < sides.length; i++) {
      if (methods.get(i) && sides[i] == Split.TRAIN) {
        members.computeIfAbsent(groups[i], g -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> drawn = new ArrayList<>(members.values());
    Collections.shuffle(drawn, new Random(seed));
    Split[] fewer = sides.clone();
    int taken = 0;
    for (List<Integer> group : drawn) {
      if (taken >= most) {
        group.forEach(m -> fewer[m] = Split.ASIDE);
      } else {
        taken += (int) group.stream().filter(counts::test).count();
      }
    }
    return new Splits(fewer, groups, methods);
  }

  /**
   * The side of the node with a number; nodes that are no methods are always on the training side.
   */
  public Split side(int node) {
    return sides[node];
  }

  /** The group of a node: the least number among its members. */
  public int group(int node) {
    return groups[node];
  }

  private static Split side(long seed, String id) {
    long hash = StableHash.fnv64(seed * StableHash.GOLDEN, id);
    hash ^= hash >>> 32;
    hash *= 0xD6E8FEB86659FD93L;
    hash ^= hash >>> 32;
    long bucket = Math.floorMod(hash, 10L);
    return bucket == 0 ? Split.TEST : bucket == 1 ? Split.VALIDATION : Split.TRAIN;
  }

  private static void tie(int[] parent, Map<String, Integer> representatives, String key, int m) {
    Integer other = representatives.putIfAbsent(key, m);
    if (other != null) {
      union(parent, m, other);
    }
  }

  private static int find(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    for (int p = i; parent[p] != root; ) {
      int next = parent[p];
      parent[p] = root;
      p = next;
    }
    return root;
  }

  /**
   * The lesser number becomes the root, so that the name of a group does not depend on the order of
   * unions.
   */
  private static void union(int[] parent, int a, int b) {
    int rootA = find(parent, a);
    int rootB = find(parent, b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
