package dev.yantra.codex.generate.syntax;

import dev.yantra.codex.generate.SourceGraph;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of source files that a test writes, and what is parsed of it. */
final class SourceTree {
  private final Path root;

  SourceTree(Path root) {
    this.root = root;
  }

  SourceTree with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ParsedSources sources() {
    return new ParsedSources(new Workspace(root), SourceGraph.of(root));
  }

  /** The only method of a name in a type. */
  static MethodSource method(ParsedSources sources, String type, String name) {
    return sources.type(type).orElseThrow().methods().stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
