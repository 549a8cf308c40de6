package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.teacher.Exchange.Step;
import java.util.List;

/** A teacher that is sent no secret and whose answers hold none. */
public final class RedactingTeacher extends TeacherDecorator {
  private final Teacher teacher;

  public RedactingTeacher(Teacher teacher) {
    super(teacher);
    this.teacher = teacher;
  }

  @Override
  public Estimate estimate(Request request, List<FewShotExample> examples) {
    Redaction redaction = new Redaction();
    return teacher.estimate(redaction.clean(request), redaction.clean(examples));
  }

  @Override
  public Exchange begin(Request request, List<FewShotExample> examples) {
    Redaction redaction = new Redaction();
    Exchange exchange = teacher.begin(redaction.clean(request), redaction.clean(examples));
    return () -> {
      Step step = exchange.advance();
      return step instanceof Step.Answered answered
          ? new Step.Answered(redaction.clean(answered.answer()))
          : step;
    };
  }
}
