package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.student.Query;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code codex predict similar}: the methods most like one, or like what a sentence describes. */
@Command(
    name = "similar",
    description = "Find the methods most like a method, or those that a sentence describes.",
    footer = {"", "Example: codex predict similar \"check that a password is strong enough\""})
final class SimilarCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private QueryOptions options = new QueryOptions();

  SimilarCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Codex codex = session.codex();
    Query query = options.query(codex, Query.View.FULL);
    new Predictions(session, "codex.predict.similar/1", "method", "score")
        .print(
            codex.student(),
            options.namesMethod()
                ? codex.similar(query, options.limit())
                : codex.similar(options.text(), options.limit()));
    return 0;
  }
}
