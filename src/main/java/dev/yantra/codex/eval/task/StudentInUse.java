package dev.yantra.codex.eval.task;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.search.SentenceVectors;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import java.util.List;
import java.util.Optional;

/**
 * A student as people ask it, with all code and Javadoc in view, and what they ask.
 *
 * @param contenders the student, last, and before it what it is without one of its parts
 * @param sentences the vectors of the methods searched, in their order, if a pre-trained encoder
 *     reads along
 */
public record StudentInUse(
    RequestCases requests, List<StudentVariant> contenders, Optional<SentenceVectors> sentences) {
  public StudentInUse {
    contenders = List.copyOf(contenders);
  }

  /**
   * A model that answers as in use.
   *
   * @param parts whether it is measured without its parts too
   */
  public static StudentInUse of(
      Model model, CodeGraph graph, RequestCases requests, boolean parts) {
    ServedStudent student = ServedStudent.inUse(model, graph);
    return new StudentInUse(
        requests,
        StudentVariant.contenders(student, model, parts),
        student
            .sentences()
            .map(
                encoder ->
                    new SentenceVectors(encoder, graph, RequestsTask.searched(graph).numbers())));
  }
}
