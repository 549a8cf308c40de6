package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Phrasing;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The phrasings that the task requests asks, each with its method.
 *
 * @param asked those that are measured
 * @param unsearched phrasings of what a search in words does not look through, such as tests
 * @param learned phrasings of methods whose phrasings were learned from
 */
public record RequestCases(List<Request> asked, int unsearched, int learned) {
  /** Words that mean a method. */
  record Request(String words, int method) {}

  public RequestCases {
    asked = List.copyOf(asked);
  }

  /**
   * Reads a file of phrasings.
   *
   * @param learned methods whose phrasings a student has learned from: nothing is measured on them
   * @throws CodexException if the file is missing, malformed, or of other code; if nothing is left
   */
  public static RequestCases read(Path file, CodeGraph graph, IntPredicate learned) {
    List<Request> asked = new ArrayList<>();
    int unsearched = 0;
    int known = 0;
    for (Phrasing phrasing : Phrasing.read(file)) {
      OptionalInt method = graph.find(phrasing.id());
      if (method.isEmpty()) {
        throw CodexException.usage(
            file
                + ":"
                + phrasing.line()
                + " asks for "
                + phrasing.id()
                + ", which is not in the graph. Correct the id, or run: codex index");
      }
      if (!Usage.isSearched(graph, method.getAsInt())) {
        unsearched++;
      } else if (learned.test(method.getAsInt())) {
        known++;
      } else {
        asked.add(new Request(phrasing.words(), method.getAsInt()));
      }
    }
    if (asked.isEmpty()) {
      throw CodexException.usage(
          file
              + " has no phrasing that can be measured: "
              + unsearched
              + " are of no method that a search finds, "
              + known
              + " of methods that were learned from. Add phrasings of other methods of main code.");
    }
    return new RequestCases(asked, unsearched, known);
  }
}
