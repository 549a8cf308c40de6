package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import java.util.List;

/**
 * The redaction of one request and its answer, with a count of the secrets that were taken out.
 * Belongs to one thread.
 */
final class Redaction {
  private int secrets;

  Request clean(Request request) {
    return new Request(
        request.id(),
        clean(request.text()),
        request.method(),
        clean(request.signature()),
        request.owner());
  }

  List<FewShotExample> clean(List<FewShotExample> examples) {
    return examples.stream().map(e -> new FewShotExample(e.name(), clean(e.text()))).toList();
  }

  /** The answer without secrets, and with the count of all that were taken out. */
  Answer clean(Answer answer) {
    String code = clean(answer.code());
    String reasoning = clean(answer.reasoning());
    return new Answer(
        answer.request(),
        answer.outcome(),
        code,
        reasoning,
        answer.labels(),
        answer.confidence(),
        answer.similarTo(),
        answer.fragment(),
        answer.provenance().withRedactions(answer.provenance().redactions() + secrets));
  }

  private String clean(String text) {
    Secrets.Redacted redacted = Secrets.redact(text);
    secrets += redacted.count();
    return redacted.text();
  }
}
