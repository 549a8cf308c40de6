package dev.yantra.codex.api;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a workspace: what was indexed, asked, distilled and trained.
 *
 * @param repository its root
 * @param indexed the size of its graph, once there is one
 * @param answers answers of teachers
 * @param examples examples of the corpus
 * @param model the student that answers, such as {@code models/3}, once there is one
 */
public record Status(
    Path repository, Optional<Size> indexed, long answers, long examples, Optional<String> model) {

  /** The size of a graph. */
  public record Size(int files, long methods, int nodes, int edges) {}

  static Status of(Codex codex) {
    Workspace workspace = codex.workspace();
    return new Status(
        workspace.root(),
        Files.exists(workspace.graph())
            ? Optional.of(size(workspace, codex.graph()))
            : Optional.empty(),
        lines(workspace.answers()),
        Math.max(0, lines(workspace.corpus()) - 1), // the first line is a header
        codex.model());
  }

  private static Size size(Workspace workspace, CodeGraph graph) {
    int edges = 0;
    for (EdgeKind kind : EdgeKind.values()) {
      edges += graph.out(kind).size();
    }
    try (GraphStore store = GraphStore.open(workspace)) {
      return new Size(store.files().size(), graph.methods().count(), graph.size(), edges);
    }
  }

  private static long lines(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
