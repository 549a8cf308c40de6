package dev.yantra.codex.api;

import dev.yantra.codex.predict.BugOptions;
import dev.yantra.codex.predict.BugReport.RiskyMethod;
import dev.yantra.codex.predict.TestOptions;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example of docs/api.md; a test runs it and compares it with the page. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  // example
  /** What a reviewer would like to know of a method before reading it. */
  static List<String> brief(Path repository, String method) {
    Codex codex = Codex.open(repository);
    List<String> brief = new ArrayList<>();

    Query spec = codex.method(method, Query.View.SPEC);
    for (Prediction callee : codex.calls(spec, 3)) {
      brief.add("probably calls " + callee.label() + " (" + callee.probability() + ")");
    }
    for (Prediction like : codex.similar(codex.method(method, Query.View.FULL), 3)) {
      brief.add("is like " + like.label());
    }
    var change = codex.changes().ofMethod(method);
    for (var test : codex.tests(change, TestOptions.defaults()).tests()) {
      brief.add("run " + test.test() + ": " + test.reasons());
    }
    for (RiskyMethod risky : codex.bugs(change, BugOptions.defaults()).methods()) {
      brief.add("risk " + risky.risk() + " at line " + risky.line());
    }
    return brief;
  }
  // end
}
