package dev.yantra.codex.eval.report;

import dev.yantra.codex.math.Quantiles;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.Arrays;
import java.util.List;

/**
 * The time that the student takes, in this process, for all that a hook asks of one changed method:
 * its risk, its likely bug types, the kinds of test that it needs and its embedding. Activations of
 * its neighbours are looked up, its own are computed anew.
 *
 * @param methods how many changed methods were asked about, once each after a warm-up
 * @param medianMillis half of the methods took no longer
 * @param p99Millis 99 of 100 methods took no longer
 */
public record Serving(int methods, double medianMillis, double p99Millis) {
  private static final int MOST = 500;
  private static final int WARM_UP = 200;
  private static final int ANSWERS = 10;

  /** Measures on some methods of the student's graph. */
  public static Serving of(Student student, List<Integer> methods) {
    List<Integer> asked = methods.subList(0, Math.min(MOST, methods.size()));
    for (int i = 0; i < WARM_UP; i++) {
      ask(student, asked.get(i % asked.size()));
    }
    double[] millis = new double[asked.size()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      ask(student, asked.get(i));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return new Serving(
        millis.length, Quantiles.nearestRank(millis, 0.5), Quantiles.nearestRank(millis, 0.99));
  }

  private static void ask(Student student, int method) {
    Query changed = new Query.Known(method, Query.View.FULL);
    student.risk(changed);
    student.bugTypes(changed, ANSWERS);
    student.testKinds(changed, ANSWERS);
    student.embed(changed);
  }
}
