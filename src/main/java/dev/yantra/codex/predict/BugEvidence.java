package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.reach.TestReach;
import dev.yantra.codex.predict.reach.TestRuns;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.Sections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signs of a bug in a method, from the graph and its history, for a person to check. */
final class BugEvidence {
  /*
   * Thresholds from which a sign is worth a line: the share of methods that are simpler, changed
   * lines, calls to the nearest test, similar methods and their similarity. All chosen, not
   * measured; none of them moves the risk.
   */
  private static final double COMPLEX = 0.9;
  private static final int LARGE_CHANGE = 10;
  private static final int NEAR = 3;
  private static final int ASKED = 10;
  private static final double SIMILAR = 0.6;

  private final CodeGraph graph;
  private final Student student;
  private final Siblings siblings;
  private final TestReach reach;
  private final int[] complexities;

  BugEvidence(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
    this.siblings = new Siblings(graph, student);
    this.reach = new TestReach(graph, new TestRuns(graph));
    this.complexities =
        graph
            .shelf()
            .keep(
                "complexities",
                bytes -> Sections.toArray(new Sections.Reader(bytes).numbers()),
                () -> complexities(graph),
                numbers -> Sections.of(numbers));
  }

  private static int[] complexities(CodeGraph graph) {
    return graph
        .methods()
        .mapToObj(graph::method)
        .filter(m -> !m.test() && m.body().present())
        .mapToInt(m -> m.body().complexity())
        .sorted()
        .toArray();
  }

  /** Evidence, the most telling first. */
  List<Evidence> of(ChangedMethod method) {
    List<Evidence> evidence = new ArrayList<>();
    if (method.query() instanceof Query.Known known) {
      evidence.addAll(siblings.missing(known.node()));
    }
    similarFix(method.query(), evidence);
    if (method.query() instanceof Query.Known known) {
      ofNode(known.node(), evidence);
    }
    if (method.how() != How.NAMED && method.size() >= LARGE_CHANGE) {
      evidence.add(
          new Evidence(Evidence.Kind.CHANGE_SIZE, method.size() + " lines changed in it", "", 0));
    }
    return evidence;
  }

  private void similarFix(Query query, List<Evidence> evidence) {
    for (Prediction p : student.similar(query, ASKED)) {
      int node = graph.find(p.label()).orElse(-1);
      if (p.probability() >= SIMILAR && node >= 0 && graph.node(node) instanceof MethodNode like) {
        int fixes = like.history().fixes();
        if (fixes > 0 && !like.test()) {
          evidence.add(
              new Evidence(
                  Evidence.Kind.SIMILAR_FIX,
                  "a method like it was fixed " + times(fixes),
                  like.id(),
                  0));
          return;
        }
      }
    }
  }

  private void ofNode(int node, List<Evidence> evidence) {
    MethodNode method = graph.method(node);
    if (method.history().fixes() > 0) {
      evidence.add(
          new Evidence(
              Evidence.Kind.FIX_HISTORY,
              "was fixed "
                  + times(method.history().fixes())
                  + " in "
                  + method.history().commits()
                  + " commits",
              "",
              0));
    }
    double share = shareBelow(method.body().complexity());
    if (share >= COMPLEX) {
      evidence.add(
          new Evidence(
              Evidence.Kind.COMPLEXITY,
              "complexity "
                  + method.body().complexity()
                  + ", more than "
                  + Math.round(100 * share)
                  + " % of methods here",
              "",
              0));
    }
    if (!method.test() && reach.distances(node, NEAR).isEmpty()) {
      evidence.add(
          new Evidence(
              Evidence.Kind.UNTESTED, "no test reaches it within " + NEAR + " calls", "", 0));
    }
  }

  private double shareBelow(int complexity) {
    int at = Arrays.binarySearch(complexities, complexity);
    int below = at >= 0 ? at : -at - 1;
    while (below > 0 && complexities[below - 1] == complexity) {
      below--;
    }
    return complexities.length == 0 ? 0 : (double) below / complexities.length;
  }

  private static String times(int n) {
    return n == 1 ? "once" : n == 2 ? "twice" : n + " times";
  }
}
