package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codex predict calls}: what a method calls, or calls next. */
@Command(
    name = "calls",
    description = "Predict the calls of a method, or the next one after some calls.",
    footer = {
      "",
      "With FILE:LINE[:COLUMN] in place of the TEXT: the next call at that caret, by what stands",
      "left of it; without a column at the end of the line. The file need not parse.",
      "",
      "Example: codex predict calls src/main/java/shop/Catalogue.java:42:17",
      "Example: codex predict calls --method 'Catalogue#find' --on java.util.Map"
    })
final class CallsCommand implements Callable<Integer> {
  private static final Pattern CARET =
      Pattern.compile("(?<file>.+\\.java):(?<line>\\d{1,9})(?::(?<column>\\d{1,9}))?");

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
    Matcher caret = CARET.matcher(options.text());
    if (caret.matches()) {
      print(codex, atCaret(codex, caret));
      return 0;
    }
    Query query = options.query(codex, Query.View.SPEC);
    List<Prediction> calls =
        before.isEmpty() && receiver.isEmpty()
            ? codex.calls(query, options.limit())
            : codex.nextCalls(query, before, receiver, options.limit());
    print(codex, calls);
    return 0;
  }

  private List<Prediction> atCaret(Codex codex, Matcher caret) {
    String column = caret.group("column");
    return codex.callsAt(
        session.resolve(Path.of(caret.group("file"))),
        Integer.parseInt(caret.group("line")),
        column == null ? 0 : Integer.parseInt(column),
        options.limit());
  }

  private void print(Codex codex, List<Prediction> calls) {
    new Predictions(session, "codex.predict.calls/1", "callee", "probability")
        .print(codex.student(), calls);
  }
}
