package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.Request;
import java.util.ArrayList;
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
    Count count = new Count();
    return teacher.estimate(clean(request, count), clean(exhibits, count));
  }

  @Override
  public void ready() {
    teacher.ready();
  }

  @Override
  public Answer ask(Request request, List<Exhibit> exhibits) {
    Count count = new Count();
    Answer answer = teacher.ask(clean(request, count), clean(exhibits, count));
    String code = count.clean(answer.code());
    String reasoning = count.clean(answer.reasoning());
    Provenance p = answer.provenance();
    return new Answer(
        answer.request(),
        answer.outcome(),
        code,
        reasoning,
        answer.labels(),
        answer.confidence(),
        answer.similarTo(),
        answer.fragment(),
        p.withRedactions(p.redactions() + count.secrets));
  }

  @Override
  public void close() {
    teacher.close();
  }

  private static Request clean(Request request, Count count) {
    return new Request(
        request.id(),
        count.clean(request.text()),
        request.method(),
        count.clean(request.signature()),
        request.owner());
  }

  private static List<Exhibit> clean(List<Exhibit> exhibits, Count count) {
    List<Exhibit> clean = new ArrayList<>();
    exhibits.forEach(e -> clean.add(new Exhibit(e.name(), count.clean(e.text()))));
    return clean;
  }

  private static final class Count {
    private int secrets;

    String clean(String text) {
      Secrets.Redacted redacted = Secrets.redact(text);
      secrets += redacted.count();
      return redacted.text();
    }
  }
}
