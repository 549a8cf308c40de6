package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.workspace.CodexException;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The method that a command is about: one of the graph, or one that a sentence describes. */
final class QueryOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      description = "What a method that does not exist yet would do, in a sentence.")
  private String text = "";

  @Option(
      names = "--method",
      paramLabel = "ID",
      description = "A method of the repository: a canonical id, or an unambiguous end of one.")
  private String method = "";

  @Option(
      names = "--in",
      paramLabel = "TYPE",
      description = "Binary name of the type that the new method would stand in.")
  private String owner = "";

  @Option(names = "--limit", paramLabel = "N", description = "Answers at most (default: 10).")
  private int limit = 10;

  int limit() {
    Ranges.atLeast("--limit", limit, 1);
    return limit;
  }

  String text() {
    return text;
  }

  boolean namesMethod() {
    return !method.isEmpty();
  }

  /**
   * The query that was asked.
   *
   * @param view the part of an existing method that may be looked at
   */
  Query query(Codex codex, Query.View view) {
    if (method.isEmpty() == text.isBlank()) {
      throw CodexException.usage(
          "Name a method with --method ID, or say in a TEXT what it would do.");
    }
    return namesMethod()
        ? codex.method(method, view)
        : new Query.Unseen(text, owner, "", List.of(), "");
  }
}
