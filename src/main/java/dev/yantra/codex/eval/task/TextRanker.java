package dev.yantra.codex.eval.task;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.HashMap;
import java.util.Map;

/** A system that gives scores, higher is better, to the methods that a text may mean. */
interface TextRanker {
  /** By the number of the method; a method that is left out is not found. */
  Map<Integer, Double> scores(String text);

  /** A student, asked as {@code codex predict similar} asks it. */
  static TextRanker of(Student student, CodeGraph graph) {
    return text -> {
      Map<Integer, Double> scores = new HashMap<>();
      for (Prediction p : student.similar(Query.Unseen.of(text), graph.size())) {
        graph.find(p.label()).ifPresent(n -> scores.put(n, p.probability()));
      }
      return scores;
    };
  }
}
