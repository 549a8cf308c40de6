package dev.yantra.codex.eval.task;

import dev.yantra.codex.student.Prediction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A system that gives labels of a method with scores from 0 to 1; labels left out score 0. */
public record LabelSystem(String name, Scores scores) {
  /** Scores by label. */
  public interface Scores {
    Map<String, Double> of(int method);
  }

  /** Predictions as scores. */
  public static Map<String, Double> scores(List<Prediction> predictions) {
    Map<String, Double> scores = new HashMap<>();
    predictions.forEach(p -> scores.put(p.label(), p.probability()));
    return scores;
  }
}
