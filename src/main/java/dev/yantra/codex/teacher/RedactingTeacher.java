package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import java.util.List;

/** A teacher that never hears a secret and whose answers hold none. */
final class RedactingTeacher implements Teacher {
  private final Teacher teacher;

  RedactingTeacher(Teacher teacher) {
    this.teacher = teacher;
  }

  @Override
  public String kind() {
    return teacher.kind();
  }

  @Override
  public String model() {
    return teacher.model();
  }

  @Override
  public String host() {
    return teacher.host();
  }

  @Override
  public boolean reproducible() {
    return teacher.reproducible();
  }

  @Override
  public boolean supersedes(Answer earlier) {
    return teacher.supersedes(earlier);
  }

  @Override
  public boolean knows(Request request) {
    return teacher.knows(request);
  }

  @Override
  public Estimate estimate(Request request, List<Exhibit> exhibits) {
    Redaction redaction = new Redaction();
    return teacher.estimate(redaction.clean(request), redaction.clean(exhibits));
  }

  @Override
  public void ready() {
    teacher.ready();
  }

  @Override
  public Answer ask(Request request, List<Exhibit> exhibits) {
    Redaction redaction = new Redaction();
    return redaction.clean(teacher.ask(redaction.clean(request), redaction.clean(exhibits)));
  }

  @Override
  public void close() {
    teacher.close();
  }
}
