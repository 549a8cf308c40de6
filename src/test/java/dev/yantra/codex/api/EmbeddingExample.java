package dev.yantra.codex.api;

import dev.yantra.codex.generate.GenerateOptions;
import dev.yantra.codex.generate.GenerateRequest;
import dev.yantra.codex.generate.Generation.Check;
import dev.yantra.codex.predict.BugOptions;
import dev.yantra.codex.predict.BugReport.RiskyMethod;
import dev.yantra.codex.predict.tests.TestOptions;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.train.TrainOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The examples of docs/api.md; a test runs them and compares them with the page. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  // example
  /** A summary of a method for a reviewer. */
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

  /** Writes one method for each request; learns the repository first if there is no model yet. */
  static List<Path> write(Path repository, List<String> requests) {
    Codex codex = Codex.open(repository);
    if (codex.model().isEmpty()) {
      codex.learn(TrainOptions.defaults());
    }
    List<Path> changed = new ArrayList<>();
    codex.generate(
        requests.stream().map(GenerateRequest::of).toList(),
        GenerateOptions.defaults(),
        answer -> {
          if (answer.checks().compiles() == Check.YES) {
            changed.add(codex.write(answer));
          }
        });
    return changed;
  }
  // end
}
