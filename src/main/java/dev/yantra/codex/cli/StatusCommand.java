package dev.yantra.codex.cli;

import dev.yantra.codex.api.Status;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code codex status}: how far Codex has come with this repository, and what to do next. */
@Command(name = "status", description = "Show what Codex has learned here and what to do next.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Status status = session.codex().status();
    Map<String, Object> shown =
        Json.object("schema", "codex.status/1", "repository", status.repository().toString());
    status
        .indexed()
        .ifPresent(
            size -> {
              shown.put("files", size.files());
              shown.put("methods", size.methods());
              shown.put("nodes", size.nodes());
              shown.put("edges", size.edges());
            });
    shown.put("answers", status.answers());
    shown.put("examples", status.examples());
    shown.put("model", status.model().orElse(""));
    shown.put("next", next(status));
    if (session.json()) {
      session.print(Json.line(shown));
    } else {
      shown.forEach(
          (name, value) -> {
            if (!name.equals("schema") && !value.toString().isEmpty()) {
              session.print(String.format(Locale.ROOT, "%-11s %s", name, value));
            }
          });
    }
    return 0;
  }

  private static String next(Status status) {
    if (status.indexed().isEmpty()) {
      return "codex init";
    }
    if (status.answers() == 0) {
      return "codex collect";
    }
    if (status.examples() == 0) {
      return "codex distill";
    }
    return status.model().isEmpty() ? "codex train" : "codex predict bugs";
  }
}
