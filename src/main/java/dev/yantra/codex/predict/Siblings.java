package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Checks and guarding calls that nearly all methods of a method's kind have and it lacks (Engler et
 * al. 2001, "Bugs as deviant behavior"). Of its kind are the methods that override the same one,
 * its overloads, and where those are too few the methods that the student finds most similar.
 */
final class Siblings {
  /*
   * Members that a kind needs, methods that the student is asked for, the similarity from which they
   * are of the kind, and the share that makes a rule: with five members one may deviate. All chosen,
   * not measured.
   */
  private static final int FEWEST = 5;
  private static final int ASKED = 12;
  private static final double SIMILAR = 0.75;
  private static final double NEARLY_ALL = 0.85;
  private static final Pattern GUARD =
      Pattern.compile(
          "(?:check|require|validate|ensure|verify|assert|notNull|notEmpty|close|unlock).*");
  private static final List<Concern> CHECKS =
      List.of(Concern.VALIDATION, Concern.NULL_HANDLING, Concern.AUTH, Concern.CONCURRENCY);

  private final CodeGraph graph;
  private final Student student;

  Siblings(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
  }

  /** Checks and guarding calls that {@code method} lacks; empty if its kind has too few members. */
  List<Evidence> missing(int method) {
    if (!graph.method(method).body().present()) {
      return List.of();
    }
    List<Integer> siblings = of(method);
    if (siblings.size() < FEWEST) {
      return List.of();
    }
    List<Evidence> missing = new ArrayList<>();
    for (Concern check : CHECKS) {
      List<Integer> having =
          siblings.stream().filter(s -> graph.method(s).body().concerns().contains(check)).toList();
      if (!graph.method(method).body().concerns().contains(check) && nearlyAll(having, siblings)) {
        missing.add(
            new Evidence(
                Evidence.Kind.MISSING_CHECK,
                share(having, siblings) + " " + plural(check.description()),
                graph.node(having.get(0)).id(),
                0));
      }
    }
    guards(siblings)
        .forEach(
            (guard, having) -> {
              if (nearlyAll(having, siblings)
                  && !graph.out(EdgeKind.CALLS).connects(method, guard)) {
                missing.add(
                    new Evidence(
                        Evidence.Kind.MISSING_CALL,
                        share(having, siblings) + " call " + shortName(guard),
                        graph.node(having.get(0)).id(),
                        0));
              }
            });
    return missing;
  }

  private List<Integer> of(int method) {
    Set<Integer> siblings = new TreeSet<>();
    for (int base : graph.out(EdgeKind.OVERRIDES).neighbours(method)) {
      add(graph.in(EdgeKind.OVERRIDES).neighbours(base), siblings);
    }
    CanonicalId id = graph.node(method).canonical();
    for (int type : graph.in(EdgeKind.DECLARES).neighbours(method)) {
      for (int member : graph.out(EdgeKind.DECLARES).neighbours(type)) {
        if (graph.node(member).canonical().member().equals(id.member())) {
          add(new int[] {member}, siblings);
        }
      }
    }
    siblings.remove(method);
    if (siblings.size() < FEWEST) {
      for (Prediction p : student.similar(new Query.Known(method, Query.View.FULL), ASKED)) {
        if (p.probability() >= SIMILAR) {
          graph.find(p.label()).ifPresent(n -> add(new int[] {n}, siblings));
        }
      }
      siblings.remove(method);
    }
    return List.copyOf(siblings);
  }

  private void add(int[] methods, Set<Integer> siblings) {
    for (int m : methods) {
      if (graph.node(m) instanceof MethodNode node && node.body().present() && !node.test()) {
        siblings.add(m);
      }
    }
  }

  private Map<Integer, List<Integer>> guards(List<Integer> siblings) {
    Map<Integer, List<Integer>> having = new TreeMap<>();
    for (int s : siblings) {
      for (int callee : graph.out(EdgeKind.CALLS).neighbours(s)) {
        if (GUARD.matcher(graph.node(callee).canonical().member()).matches()) {
          having.computeIfAbsent(callee, c -> new ArrayList<>()).add(s);
        }
      }
    }
    return having;
  }

  private String shortName(int method) {
    CanonicalId id = graph.node(method).canonical();
    return id.ownerSimpleName() + "." + id.member();
  }

  private static boolean nearlyAll(List<Integer> having, List<Integer> siblings) {
    return having.size() >= NEARLY_ALL * siblings.size();
  }

  /** {@code checks its arguments} as {@code check its arguments}. */
  private static String plural(String verbPhrase) {
    return verbPhrase.replaceFirst("s\\b", "");
  }

  private static String share(List<Integer> having, List<Integer> siblings) {
    return having.size() + " of " + siblings.size() + " methods of its kind";
  }
}
