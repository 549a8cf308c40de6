package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import java.util.List;

/** A teacher that never hears a secret and whose answers hold none. */
final class RedactingTeacher extends TeacherDecorator {
  private final Teacher teacher;

  RedactingTeacher(Teacher teacher) {
    super(teacher);
    this.teacher = teacher;
  }

  @Override
  public Estimate estimate(Request request, List<FewShotExample> exhibits) {
    Redaction redaction = new Redaction();
    return teacher.estimate(redaction.clean(request), redaction.clean(exhibits));
  }

  @Override
  public Answer ask(Request request, List<FewShotExample> exhibits) {
    Redaction redaction = new Redaction();
    return redaction.clean(teacher.ask(redaction.clean(request), redaction.clean(exhibits)));
  }
}
