package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.student.Query;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code codex predict imports}: what a method needs to import. */
@Command(
    name = "imports",
    description = "Predict the imports that a method needs, from what is known before its body.")
final class ImportsCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private QueryOptions options = new QueryOptions();

  ImportsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Codex codex = session.codex();
    Query query = options.query(codex, Query.View.SPEC);
    new Predictions(session, "codex.predict.imports/1", "import", "probability")
        .print(codex.student(), codex.imports(query, options.limit()));
    return 0;
  }
}
