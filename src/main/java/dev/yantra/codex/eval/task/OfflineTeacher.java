package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.teacher.Requests;
import dev.yantra.codex.teacher.Teacher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The repository teacher's answers on held-out methods. It is asked as a user would ask, without
 * the method behind the request, and looks at the training side only.
 */
public final class OfflineTeacher {
  private final EvalContext bench;
  private final Teacher teacher;
  private final Map<Integer, List<SoftLabel>> answers = new HashMap<>();

  public OfflineTeacher(EvalContext bench, Teacher teacher) {
    this.bench = bench;
    this.teacher = teacher;
  }

  /** A system of the teacher's probabilities for questions of one kind. */
  LabelSystem system(Question.Kind kind) {
    return new LabelSystem(
        "teacher",
        method -> {
          Map<String, Double> scores = new HashMap<>();
          for (SoftLabel label : answers.computeIfAbsent(method, this::ask)) {
            if (label.question().kind() == kind) {
              scores.put(label.question().subject(), label.probability());
            }
          }
          return scores;
        });
  }

  private List<SoftLabel> ask(int number) {
    MethodNode method = bench.method(number);
    Request behind = Requests.of(method);
    Request free = Requests.free(behind.text(), behind.signature(), behind.owner());
    return teacher.ask(free, List.of()).labels();
  }
}
