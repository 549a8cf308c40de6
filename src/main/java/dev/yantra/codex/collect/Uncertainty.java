package dev.yantra.codex.collect;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.math.Entropy;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The student's uncertainty about a method before its body exists: the mean entropy of its answers
 * about concerns and tests (uncertainty sampling, Lewis and Gale 1994),
 *
 * <pre>H = mean_q -(p_q ln p_q + (1 - p_q) ln(1 - p_q))</pre>
 */
final class Uncertainty implements IntToDoubleFunction {
  private final Student student;

  Uncertainty(Student student) {
    this.student = student;
  }

  /**
   * The uncertainty of the newest student.
   *
   * @throws CodexException if none has been trained yet
   */
  static Uncertainty ofStudent(Workspace workspace, CodeGraph graph) {
    try {
      return new Uncertainty(ServedStudent.open(workspace, graph));
    } catch (CodexException e) {
      throw CodexException.setup(
          "--strategy uncertain asks where the student is least sure, and there is no student to"
              + " ask ("
              + e.getMessage()
              + "). Use --strategy uniform, or train one on what there is: codex init",
          e);
    }
  }

  @Override
  public double applyAsDouble(int method) {
    Query query = new Query.Known(method, Query.View.SPEC);
    return entropy(
        student.concerns(query, Concern.values().length),
        student.testKinds(query, TestKind.values().length));
  }

  private static double entropy(List<Prediction> concerns, List<Prediction> tests) {
    double sum = 0;
    for (List<Prediction> answers : List.of(concerns, tests)) {
      for (Prediction answer : answers) {
        sum += Entropy.ofYes(answer.probability());
      }
    }
    return sum / Math.max(1, concerns.size() + tests.size());
  }
}
