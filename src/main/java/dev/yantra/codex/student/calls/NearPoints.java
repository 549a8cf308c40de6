package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The points at which something is called on the same type, and what the nearest of them call
 * (Bruch et al. 2009, best matching neighbours): counts by context know each clue alone, a point
 * that shares many of them knows them together.
 *
 * <pre>sim(p, q) = Σ_{f in p and q} ln (N + 1) / (n_f + 1/2)</pre>
 */
final class NearPoints {
  /** The columns of each candidate. */
  enum Column {
    SHARE_OF_VOTES,
    GREATEST_SIMILARITY,
    SIMILARITY_OF_NEAREST
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("near");

  /** Where more is called on a type, points are looked at evenly. */
  private static final int LOOKED_AT = 400;

  private static final int NEAREST = 10;
  private static final int NAMES = 8;
  private static final int TYPES = 6;
  private static final int BEFORE = 4;
  private static final int WORDS = 12;

  private final Map<Long, List<Point>> byType = new HashMap<>();
  private final Map<String, int[]> callers = new HashMap<>();

  /** One call; what tells it from others is worked out when it is first looked at. */
  private static final class Point {
    private final String caller;
    private final List<CallSite> calls;
    private final int at;
    private int[] clues = {};

    Point(String caller, List<CallSite> calls, int at) {
      this.caller = caller;
      this.calls = calls;
      this.at = at;
    }
  }

  /** A point with how near it is. */
  private record Near(String callee, double similarity) {}

  /** Takes the calls of one more method; {@code on} gives the context of its type for each. */
  void add(String caller, List<CallSite> calls, long[] on) {
    for (int i = 0; i < on.length; i++) {
      byType.computeIfAbsent(on[i], t -> new ArrayList<>()).add(new Point(caller, calls, i));
    }
  }

  /**
   * Writes the evidence of all candidates into their rows from a column on.
   *
   * @param left callers whose points are not looked at
   * @return the position behind the last
   */
  int describe(
      long on,
      CallPlace place,
      List<CallSite> before,
      List<Callee> candidates,
      Set<String> left,
      double[][] rows,
      int from) {
    int[] clues = clues(place, before);
    List<Near> near = near(byType.getOrDefault(on, List.of()), clues, left);
    int end = from + COLUMNS.size();
    if (near.isEmpty()) {
      return end;
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
    double sum = all;
    for (int x = 0; x < rows.length; x++) {
      String id = candidates.get(x).id();
      EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case SHARE_OF_VOTES -> sum == 0 ? 0 : votes.getOrDefault(id, 0.0) / sum;
                case GREATEST_SIMILARITY ->
                    greatest == 0 ? 0 : best.getOrDefault(id, 0.0) / greatest;
                case SIMILARITY_OF_NEAREST -> greatest / clues.length;
              },
          rows[x],
          from);
    }
    return end;
  }

  /** The points that may be known, nearest first. */
  private List<Near> near(List<Point> points, int[] clues, Set<String> left) {
    List<Point> seen = new ArrayList<>();
    double step = Math.max(1, (double) points.size() / LOOKED_AT);
    for (double i = 0; i < points.size(); i += step) {
      Point point = points.get((int) i);
      if (!left.contains(point.caller)) {
        seen.add(point);
      }
    }
    long[] shared = new long[seen.size()];
    int[] counts = new int[clues.length];
    for (int p = 0; p < shared.length; p++) {
      shared[p] = FeatureHashes.shared(clues, clues(seen.get(p)));
      for (long rest = shared[p]; rest != 0; rest &= rest - 1) {
        counts[Long.numberOfTrailingZeros(rest)]++;
      }
    }
    double[] weights = new double[clues.length];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = Math.log((shared.length + 1) / (counts[c] + 0.5));
    }
    List<Near> near = new ArrayList<>(shared.length);
    for (int p = 0; p < shared.length; p++) {
      double similarity = 0;
      for (long rest = shared[p]; rest != 0; rest &= rest - 1) {
        similarity += weights[Long.numberOfTrailingZeros(rest)];
      }
      Point point = seen.get(p);
      near.add(new Near(point.calls.get(point.at).callee(), Math.max(0, similarity)));
    }
    near.sort((a, b) -> Double.compare(b.similarity, a.similarity));
    return near;
  }

  private int[] clues(Point point) {
    if (point.clues.length == 0) {
      CallPlace place = point.calls.get(point.at).place();
      point.clues = clues(place, point.calls.subList(0, point.at));
    }
    return point.clues;
  }

  /** StableHash of what can be said of a point, ascending, each once. */
  private int[] clues(CallPlace place, List<CallSite> before) {
    PrecedingTokens left = PrecedingTokens.of(place);
    FeatureHashes clues = new FeatureHashes();
    clues.add("left", left.last(1));
    clues.add("left two", left.last(2));
    clues.add("left three", left.last(3));
    clues.add("receiver", place.receiverName());
    clues.add("purpose", place.role() + " " + place.roleName() + " " + place.argument());
    clues.add("expected", place.role() + " " + place.expected());
    clues.add("control", place.control().name());
    clues.add(callers.computeIfAbsent(place.caller(), NearPoints::ofCaller));
    left.names(NAMES).forEach(name -> clues.add("name", name));
    List<Variable> scope = place.scope();
    for (Variable variable : scope.subList(Math.max(0, scope.size() - TYPES), scope.size())) {
      clues.add("type", variable.type());
    }
    for (CallSite site : before.subList(Math.max(0, before.size() - BEFORE), before.size())) {
      clues.add("before", CallContexts.simple(site));
      if (CallContexts.onSameReceiver(site.place(), place)) {
        clues.add("same", CallContexts.member(site));
      }
    }
    if (!before.isEmpty()) {
      clues.add("last", CallContexts.simple(before.get(before.size() - 1)));
    }
    return clues.sorted();
  }

  /** The facts about a method that hold at any of its points. */
  private static int[] ofCaller(String caller) {
    CanonicalId id = CanonicalId.parse(caller);
    FeatureHashes clues = new FeatureHashes();
    clues.add("owner", id.topLevel());
    clues.add("caller", id.member());
    SubTokens.of(id.member()).stream().limit(WORDS).forEach(word -> clues.add("word", word));
    return clues.sorted();
  }
}
