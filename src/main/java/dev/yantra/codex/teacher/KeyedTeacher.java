package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Request;
import java.util.List;

/** A teacher whose calls may cost money and are therefore made under a key. */
public interface KeyedTeacher extends Teacher {
  /** Begins to ask a request under a key. */
  Exchange begin(Request request, List<FewShotExample> examples, IdempotencyKey key);

  @Override
  default Exchange begin(Request request, List<FewShotExample> examples) {
    return begin(request, examples, IdempotencyKey.fresh());
  }
}
