package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.workspace.Progress;
import java.util.List;

/** A teacher that is another one in everything but how it is asked. */
public abstract class TeacherDecorator implements Teacher {
  private final Teacher teacher;

  protected TeacherDecorator(Teacher teacher) {
    this.teacher = teacher;
  }

  @Override
  public final String kind() {
    return teacher.kind();
  }

  @Override
  public final String model() {
    return teacher.model();
  }

  @Override
  public final String host() {
    return teacher.host();
  }

  @Override
  public final boolean reproducible() {
    return teacher.reproducible();
  }

  @Override
  public final String settings() {
    return teacher.settings();
  }

  @Override
  public boolean batched() {
    return teacher.batched();
  }

  @Override
  public void awaitReplies(Progress progress) {
    teacher.awaitReplies(progress);
  }

  @Override
  public final boolean supersedes(Answer earlier) {
    return teacher.supersedes(earlier);
  }

  @Override
  public final boolean knows(Request request) {
    return teacher.knows(request);
  }

  @Override
  public Estimate estimate(Request request, List<FewShotExample> examples) {
    return teacher.estimate(request, examples);
  }

  @Override
  public void ready() {
    teacher.ready();
  }

  @Override
  public final void close() {
    teacher.close();
  }
}
