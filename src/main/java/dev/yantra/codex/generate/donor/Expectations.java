package dev.yantra.codex.generate.donor;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Student;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The predictions of the student about a body that does not exist yet.
 *
 * @param callNames simple names of the methods that it may call, with the highest probability
 */
public record Expectations(
    List<Prediction> needs, List<Prediction> calls, Map<String, Double> callNames) {
  /** Expectations of a student that has none. */
  public static final Expectations NONE = new Expectations(List.of(), List.of(), Map.of());

  /** Calls and concerns that the student is asked for; chosen, not measured. */
  private static final int CALLS = 30;

  private static final int NEEDS = 6;

  public static Expectations of(Student student, GenerationTarget spec) {
    List<Prediction> calls = student.calls(spec.query(), CALLS);
    Map<String, Double> names = new HashMap<>();
    for (Prediction p : calls) {
      CanonicalId id = CanonicalId.parse(p.label());
      names.merge(
          id.constructor() ? id.ownerSimpleName() : id.member(), p.probability(), Math::max);
    }
    return new Expectations(student.concerns(spec.query(), NEEDS), calls, names);
  }
}
