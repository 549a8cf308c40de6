package dev.yantra.codex.generate;

import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.List;

/** A student that has learned nothing yet. */
class SilentStudent implements Student {
  @Override
  public String model() {
    return "none";
  }

  @Override
  public float[] embed(Query query) {
    return new float[dimensions()];
  }

  @Override
  public int dimensions() {
    return 1;
  }

  @Override
  public List<Prediction> answers(Head head, Query query, int k) {
    return List.of();
  }

  @Override
  public double risk(Query query) {
    return 0;
  }

  @Override
  public List<Prediction> similar(Query query, int k) {
    return List.of();
  }

  @Override
  public double testsMethod(int test, Query subject) {
    return 0;
  }
}
