package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The methods that a method is likely to call, or to call next after some calls.
 *
 * <p>What usually follows the last call is counted and joined to the student's probability as a
 * Dirichlet prior: {@code p(c | before) = (n(before, c) + α p_student(c)) / (n(before) + α)}.
 */
public final class CallPredictor {
  /** Calls that the student's probability weighs as many as: α; chosen, not measured. */
  private static final double ALPHA = 4;

  private final Student student;
  private final int everything;
  private final CallSequences sequences;

  public CallPredictor(CodeGraph graph, Student student) {
    this(graph, student, caller -> true);
  }

  /**
   * A predictor that counts only in some methods.
   *
   * @param counted true for the number of a method whose calls may be learned from
   */
  public CallPredictor(CodeGraph graph, Student student, IntPredicate counted) {
    this.student = student;
    this.everything = graph.size();
    this.sequences = new CallSequences(graph, counted);
  }

  /** The likeliest calls of a method. */
  public List<Prediction> predict(Query query, int k) {
    return student.calls(query, k);
  }

  /**
   * The likeliest next calls.
   *
   * @param before canonical ids of the calls before the point, in order; may be empty
   * @param owner binary name of the type whose methods are asked for; empty for any
   */
  public List<Prediction> next(Query query, List<String> before, String owner, int k) {
    return at(query).next(before).stream()
        .filter(p -> owner.isEmpty() || p.label().startsWith(owner + "#"))
        .limit(k)
        .toList();
  }

  /** A method that is asked about at several points; the student is asked once. */
  public Point at(Query query) {
    return new Point(query);
  }

  /** A method under completion. */
  public final class Point {
    private final int self;
    private final List<Prediction> all;
    private final Map<String, Double> prior = new HashMap<>();

    private Point(Query query) {
      this.self = query instanceof Query.Known known ? known.node() : -1;
      this.all = student.calls(query, everything);
      double mass = all.stream().mapToDouble(Prediction::probability).sum();
      all.forEach(p -> prior.put(p.label(), mass == 0 ? 0 : p.probability() / mass));
    }

    /** The student's prediction for the whole method. */
    public List<Prediction> all() {
      return all;
    }

    /** Next calls after {@code before}, likeliest first. */
    public List<Prediction> next(List<String> before) {
      return follows(before, prior);
    }

    /** The same with another prior than the student's: probabilities by canonical id. */
    public List<Prediction> follows(List<String> before, Map<String, Double> otherPrior) {
      CallSequences.Followers followers =
          sequences.after(before.isEmpty() ? "" : before.get(before.size() - 1), self);
      TreeSet<String> candidates = new TreeSet<>(otherPrior.keySet());
      candidates.addAll(followers.counts().keySet());
      return candidates.stream()
          .map(
              c -> {
                double count = followers.counts().getOrDefault(c, 0);
                double p = ALPHA * otherPrior.getOrDefault(c, 0.0);
                return new Prediction(c, (count + p) / (followers.total() + ALPHA));
              })
          .sorted(
              Comparator.comparingDouble(Prediction::probability)
                  .reversed()
                  .thenComparing(Prediction::label))
          .toList();
    }
  }
}
