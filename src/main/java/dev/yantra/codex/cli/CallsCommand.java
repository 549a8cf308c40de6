package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codex predict calls}: what a method calls, or calls next. */
@Command(
    name = "calls",
    description = "Predict the calls of a method, or the next one after some calls.",
    footer = {"", "Example: codex predict calls --method 'Catalogue#find' --on java.util.Map"})
final class CallsCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private QueryOptions options = new QueryOptions();

  @Option(
      names = "--after",
      paramLabel = "ID",
      description = "Canonical id of a call before the point; repeat it for several, in order.")
  private List<String> before = new ArrayList<>();

  @Option(
      names = "--on",
      paramLabel = "TYPE",
      description = "Only methods of this type, by its binary name.")
  private String receiver = "";

  CallsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Codex codex = session.codex();
    Query query = options.query(codex.graph(), Query.View.SPEC);
    List<Prediction> calls =
        before.isEmpty() && receiver.isEmpty()
            ? codex.calls(query, options.limit())
            : codex.nextCalls(query, before, receiver, options.limit());
    new Predictions(session, "codex.predict.calls/1", "callee", "probability")
        .print(codex.student(), calls);
    return 0;
  }
}
