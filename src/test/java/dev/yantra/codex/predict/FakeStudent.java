package dev.yantra.codex.predict;

import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A student that says what it is told to say, whatever it is asked about. */
public class FakeStudent implements Student {
  private final Map<String, List<Prediction>> answers = new HashMap<>();
  private double risk = 0.5;
  private double testScore;

  /** Sets the answer to a head by its key, or to {@code similar} */
  public FakeStudent says(String head, Prediction... predictions) {
    answers.put(head, List.of(predictions));
    return this;
  }

  public FakeStudent risk(double probability) {
    risk = probability;
    return this;
  }

  public FakeStudent testScore(double score) {
    testScore = score;
    return this;
  }

  private List<Prediction> answer(String head, int k) {
    return answers.getOrDefault(head, List.of()).stream().limit(k).toList();
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public float[] embed(Query query) {
    return new float[] {1};
  }

  @Override
  public int dimensions() {
    return 1;
  }

  @Override
  public List<Prediction> answers(Head head, Query query, int k) {
    return answer(head.key(), k);
  }

  @Override
  public double risk(Query query) {
    return risk;
  }

  @Override
  public List<Prediction> similar(Query query, int k) {
    return answer("similar", k);
  }

  @Override
  public double testsMethod(int test, Query subject) {
    return testScore;
  }
}
