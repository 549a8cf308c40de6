package dev.yantra.codex.cli;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.SimilarMethods;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
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
    CodeGraph graph = session.graph();
    Student student = session.student(graph);
    Query query = options.query(graph, Query.View.FULL);
    SimilarMethods similar = new SimilarMethods(student);
    new Predictions(session, "codex.predict.similar/1", "method", "score")
        .print(
            student,
            options.namesMethod()
                ? similar.to(query, options.limit())
                : similar.toText(options.text(), options.limit()));
    return 0;
  }
}
