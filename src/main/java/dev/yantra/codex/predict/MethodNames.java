package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.CodexException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Finds a method by what a person types: the whole canonical id, or any end of it that is unique,
 * such as {@code Order#total()}, {@code Order#total} or {@code total}.
 */
public final class MethodNames {
  /** Names that a message lists at most. */
  private static final int SUGGESTIONS = 5;

  private final CodeGraph graph;

  public MethodNames(CodeGraph graph) {
    this.graph = graph;
  }

  /**
   * The number of the method that {@code name} means.
   *
   * @throws CodexException if it means none or several; the message names what was perhaps meant
   */
  public int find(String name) {
    String wanted = normal(name);
    List<Integer> matches = new ArrayList<>();
    for (int m : graph.methods().toArray()) {
      String id = graph.node(m).id();
      if (id.equals(wanted)) {
        return m;
      }
      if (means(CanonicalId.parse(id), id, wanted)) {
        matches.add(m);
      }
    }
    if (matches.size() == 1) {
      return matches.get(0);
    }
    if (matches.isEmpty()) {
      throw CodexException.usage(
          "No method " + name + " in the graph." + didYouMean(nearest(wanted)));
    }
    List<String> ids = matches.stream().limit(SUGGESTIONS).map(m -> graph.node(m).id()).toList();
    String more = matches.size() > SUGGESTIONS ? "\n  ... " + matches.size() + " in all" : "";
    throw CodexException.usage(
        name + " means more than one method. Name one of:" + lines(ids) + more);
  }

  /** Ids of methods spelt most like {@code name}, nearest first. */
  List<String> nearest(String name) {
    String wanted = memberOf(name).toLowerCase(Locale.ROOT);
    String owner = ownerOf(name).toLowerCase(Locale.ROOT);
    record Candidate(String id, int distance) {}
    int limit = Math.max(2, wanted.length() / 2);
    return graph
        .methods()
        .mapToObj(
            m -> {
              CanonicalId id = graph.node(m).canonical();
              String own = id.ownerSimpleName().toLowerCase(Locale.ROOT);
              int byMember = distance(wanted, id.member().toLowerCase(Locale.ROOT), limit);
              int byOwner = owner.isEmpty() ? 0 : distance(owner, own, limit);
              return new Candidate(graph.node(m).id(), 2 * byMember + byOwner);
            })
        .filter(c -> c.distance <= 2 * limit)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
        .limit(SUGGESTIONS)
        .map(Candidate::id)
        .toList();
  }

  private static boolean means(CanonicalId id, String whole, String wanted) {
    boolean withParameters = wanted.indexOf('(') >= 0;
    String candidate = withParameters ? whole : id.owner() + "#" + id.member();
    if (!candidate.endsWith(wanted)) {
      return false;
    }
    int before = candidate.length() - wanted.length() - 1;
    return before < 0 || ".$#".indexOf(candidate.charAt(before)) >= 0;
  }

  /** {@code Order.total()} as the id writes it: with {@code #}, and without blanks. */
  private static String normal(String name) {
    String bare = name.replaceAll("\\s+", "");
    int end = bare.indexOf('(') < 0 ? bare.length() : bare.indexOf('(');
    int dot = bare.lastIndexOf('.', end);
    return bare.indexOf('#') >= 0 || dot < 0
        ? bare
        : bare.substring(0, dot) + "#" + bare.substring(dot + 1);
  }

  private static String memberOf(String name) {
    return name.indexOf('#') < 0 && name.indexOf('(') < 0
        ? name
        : name.replaceAll("\\(.*", "").replaceAll(".*#", "");
  }

  private static String ownerOf(String name) {
    return name.indexOf('#') < 0 ? "" : CanonicalId.parse(name).ownerSimpleName();
  }

  private static String didYouMean(List<String> ids) {
    return ids.isEmpty()
        ? " See them with: codex export --format tsv"
        : " Did you mean:" + lines(ids);
  }

  private static String lines(List<String> ids) {
    return ids.stream().map(id -> "\n  " + id).collect(Collectors.joining());
  }

  /** Edit distance (Levenshtein 1966), or {@code limit + 1} as soon as it must exceed the limit. */
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
    }
    return Math.min(row[b.length()], limit + 1);
  }
}
