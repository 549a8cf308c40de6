package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.task.LabelSystem;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.CallPoint;
import dev.yantra.codex.student.Completion;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.network.LabelText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A check that what is hidden does not reach the student's answers: over two graphs that differ in
 * nothing else, the same student has to answer the same, to the last digit that counts.
 *
 * <p>Hidden from everything that is said of a declaration are the held-out bodies, and from kinds
 * of test and concerns also who tests them; from risk, what git knows of the held-out methods; from
 * a search, their Javadoc.
 */
public final class LeakCheck {
  private static final double TOLERANCE = 1e-6;
  private static final int ANSWERS = 50;
  private static final int POINTS_OF_METHOD = 10;

  private final CodeGraph graph;
  private final CallSites sites;
  private final Splits splits;
  private final Function<CodeGraph, Student> opener;

  /**
   * A check.
   *
   * @param opener opens the student under test over a graph, with the methods outside of the
   *     training side held out
   */
  public LeakCheck(
      CodeGraph graph, CallSites sites, Splits splits, Function<CodeGraph, Student> opener) {
    this.graph = graph;
    this.sites = sites;
    this.splits = splits;
    this.opener = opener;
  }

  /**
   * What the check found.
   *
   * @param methods how many held-out methods were asked about
   * @param leaks heads and methods whose answers changed, such as {@code calls of a.B#c()}
   */
  public record Result(int methods, List<String> leaks) {
    public Result {
      leaks = List.copyOf(leaks);
    }

    @Override
    public String toString() {
      return leaks.isEmpty()
          ? methods + " held-out methods answer the same whatever is hidden of them"
          : "LEAK: "
              + leaks.size()
              + " answers follow what is hidden, such as "
              + leaks.get(0)
              + ". The figures are worth nothing.";
    }
  }

  /** Asks about some methods outside of the training side. */
  public Result check(Collection<Integer> methods) {
    Student honest = opener.apply(graph);
    Student other = opener.apply(OtherBodies.of(graph, this::heldOut));
    Student untested = opener.apply(OtherBodies.untested(graph, this::heldOut));
    Student another = opener.apply(OtherBodies.withOtherPasts(graph, this::heldOut));
    Student untold = opener.apply(OtherBodies.withOtherJavadoc(graph, this::heldOut));
    Completion honestCalls = honest.completion(sites);
    Completion otherCalls = other.completion(OtherBodies.calls(graph, sites, this::heldOut));
    List<String> leaks = new ArrayList<>();
    for (int method : methods) {
      // What stands left of a point is part of the question; only what is counted is another.
      for (CallPoint point : points(method)) {
        if (!same(
            honestCalls.at(point, Integer.MAX_VALUE), otherCalls.at(point, Integer.MAX_VALUE))) {
          leaks.add("call at line " + point.place().line() + " of " + graph.node(method).id());
        }
      }
      Query query = new Query.Known(method, Query.View.SPEC);
      compare("calls", method, s -> s.calls(query, ANSWERS), honest, other, leaks);
      compare("imports", method, s -> s.imports(query, ANSWERS), honest, other, leaks);
      // Calls of tests are counted as uses like any other: what they call is no secret of a body.
      for (Student s : List.of(other, untested)) {
        for (LabelHead head : shown()) {
          compare(head.key(), method, x -> x.answers(head, query, ANSWERS), honest, s, leaks);
        }
      }
      Query whole = new Query.Known(method, Query.View.FULL);
      compare("risk", method, s -> risk(s, whole), honest, another, leaks);
      String sentence = LabelText.firstSentence(graph.method(method).javadoc());
      if (!sentence.isBlank()) {
        Query asked = Query.Unseen.of(sentence);
        compare("search", method, s -> s.similar(asked, ANSWERS), honest, untold, leaks);
      }
    }
    return new Result(methods.size(), leaks);
  }

  /** The heads whose labels bodies and tests show. */
  private static List<LabelHead> shown() {
    return Head.ofLabels().filter(head -> head.known().isPresent()).toList();
  }

  private static List<Prediction> risk(Student student, Query query) {
    return List.of(new Prediction("fixed", student.risk(query)));
  }

  /** Whether two lists of all that can be called say the same of each. */
  private static boolean same(List<Prediction> a, List<Prediction> b) {
    Map<String, Double> other = LabelSystem.scores(b);
    return a.size() == b.size()
        && a.stream()
            .allMatch(
                p ->
                    Math.abs(p.probability() - other.getOrDefault(p.label(), Double.NaN))
                        <= TOLERANCE);
  }

  private List<CallPoint> points(int method) {
    List<CallSite> calls = sites.of(graph.node(method).id());
    Query query = new Query.Known(method, Query.View.SPEC);
    return IntStream.range(0, Math.min(POINTS_OF_METHOD, calls.size()))
        .mapToObj(i -> new CallPoint(query, calls.get(i).place(), calls.subList(0, i)))
        .toList();
  }

  private boolean heldOut(int method) {
    return splits.side(method) != Split.TRAIN;
  }

  private void compare(
      String head,
      int method,
      Function<Student, List<Prediction>> question,
      Student honest,
      Student other,
      List<String> leaks) {
    List<Prediction> a = question.apply(honest);
    List<Prediction> b = question.apply(other);
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      // Labels of equal probability may change places within the tolerance.
      same = Math.abs(a.get(i).probability() - b.get(i).probability()) <= TOLERANCE;
    }
    if (!same) {
      leaks.add(head + " of " + graph.node(method).id());
    }
  }
}
