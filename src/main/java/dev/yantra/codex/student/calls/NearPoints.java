package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The points at which something is called on the same type, and what the nearest of them call
 * (Bruch et al. 2009, best matching neighbours): counts by context know each clue alone, a point
 * that shares many of them knows them together.
 *
 * <pre>sim(p, q) = Σ_{f in p and q} ln (N + 1) / (n_f + 1/2)</pre>
 */
final class NearPoints {
  /** Pieces of evidence for each candidate. */
  static final int SIZE = 3;

  /** Where more is called on a type, points are looked at evenly. */
  private static final int LOOKED_AT = 400;

  private static final int NEAREST = 10;
  private static final int NAMES = 8;
  private static final int TYPES = 6;
  private static final int BEFORE = 4;

  private final Map<Long, List<Point>> byType = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> away = new HashSet<>();

  /** One call; what tells it from others is worked out when it is first looked at. */
  private static final class Point {
    private final String caller;
    private final List<CallSite> calls;
    private final int at;
    private int @Nullable [] clues;

    Point(String caller, List<CallSite> calls, int at) {
      this.caller = caller;
      this.calls = calls;
      this.at = at;
    }

    int[] clues() {
      int[] found = clues == null ? clues(calls.get(at).place(), calls.subList(0, at)) : clues;
      clues = found;
      return found;
    }

    private static int[] clues(CallPlace place, List<CallSite> before) {
      return NearPoints.clues(place, CanonicalId.parse(place.caller()), before);
    }
  }

  /** A point with how near it is. */
  private record Near(String callee, double similarity) {}

  /** Takes the calls of one more method; {@code on} gives the context of its type for each. */
  void add(String caller, List<CallSite> calls, long[] on) {
    if (!away.remove(caller) && known.add(caller)) {
      for (int i = 0; i < on.length; i++) {
        byType.computeIfAbsent(on[i], t -> new ArrayList<>()).add(new Point(caller, calls, i));
      }
    }
  }

  /** Leaves the calls of a method out until they are added again. */
  void remove(String caller) {
    if (known.contains(caller)) {
      away.add(caller);
    }
  }

  /** Writes the evidence of all candidates into their rows from a column on. */
  void describe(
      long on,
      CallPlace place,
      CanonicalId caller,
      List<CallSite> before,
      List<Callee> candidates,
      double[][] rows,
      int from) {
    int[] clues = clues(place, caller, before);
    List<Near> near = near(byType.getOrDefault(on, List.of()), clues);
    if (near.isEmpty()) {
      return;
    }
    Map<String, Double> votes = new HashMap<>();
    Map<String, Double> best = new HashMap<>();
    double all = 0;
    for (int i = 0; i < near.size(); i++) {
      Near point = near.get(i);
      best.merge(point.callee, point.similarity, Math::max);
      if (i < NEAREST) {
        double weight = point.similarity * point.similarity;
        votes.merge(point.callee, weight, Double::sum);
        all += weight;
      }
    }
    double greatest = near.get(0).similarity;
    for (int x = 0; x < rows.length; x++) {
      String id = candidates.get(x).id();
      rows[x][from] = all == 0 ? 0 : votes.getOrDefault(id, 0.0) / all;
      rows[x][from + 1] = greatest == 0 ? 0 : best.getOrDefault(id, 0.0) / greatest;
      rows[x][from + 2] = greatest / clues.length;
    }
  }

  /** The points that may be known, nearest first. */
  private List<Near> near(List<Point> points, int[] clues) {
    List<Point> seen = new ArrayList<>();
    double step = Math.max(1, (double) points.size() / LOOKED_AT);
    for (double i = 0; i < points.size(); i += step) {
      Point point = points.get((int) i);
      if (!away.contains(point.caller)) {
        seen.add(point);
      }
    }
    int[] shared = new int[clues.length];
    for (Point point : seen) {
      for (int clue : point.clues()) {
        int at = Arrays.binarySearch(clues, clue);
        shared[Math.max(0, at)] += at < 0 ? 0 : 1;
      }
    }
    double[] weights = new double[clues.length];
    for (int c = 0; c < clues.length; c++) {
      weights[c] = Math.log((seen.size() + 1) / (shared[c] + 0.5));
    }
    List<Near> near = new ArrayList<>(seen.size());
    for (Point point : seen) {
      double similarity = 0;
      for (int clue : point.clues()) {
        int at = Arrays.binarySearch(clues, clue);
        similarity += at < 0 ? 0 : weights[at];
      }
      near.add(new Near(point.calls.get(point.at).callee(), Math.max(0, similarity)));
    }
    near.sort((a, b) -> Double.compare(b.similarity, a.similarity));
    return near;
  }

  /** Hashes of what can be said of a point, ascending, each once. */
  private static int[] clues(CallPlace place, CanonicalId caller, List<CallSite> before) {
    LeftSide left = LeftSide.of(place);
    Set<String> clues = new LinkedHashSet<>();
    clues.add("left " + left.last(1));
    clues.add("left two " + left.last(2));
    clues.add("left three " + left.last(3));
    clues.add("receiver " + place.receiverName());
    clues.add("purpose " + place.role() + " " + place.roleName() + " " + place.argument());
    clues.add("expected " + place.role() + " " + place.expected());
    clues.add("control " + place.control());
    clues.add("owner " + caller.topLevel());
    clues.add("caller " + caller.member());
    left.names(NAMES).forEach(name -> clues.add("name " + name));
    SubTokens.of(caller.member()).forEach(word -> clues.add("word " + word));
    List<Variable> scope = place.scope();
    for (Variable variable : scope.subList(Math.max(0, scope.size() - TYPES), scope.size())) {
      clues.add("type " + variable.type());
    }
    for (CallSite site : before.subList(Math.max(0, before.size() - BEFORE), before.size())) {
      clues.add("before " + CallContexts.simple(site));
      if (CallContexts.onSameReceiver(site.place(), place)) {
        clues.add("same " + CallContexts.member(site));
      }
    }
    if (!before.isEmpty()) {
      clues.add("last " + CallContexts.simple(before.get(before.size() - 1)));
    }
    Set<Integer> hashes = new TreeSet<>();
    clues.forEach(clue -> hashes.add(Long.hashCode(HashedCounts.hash(clue))));
    return hashes.stream().mapToInt(Integer::intValue).toArray();
  }
}
