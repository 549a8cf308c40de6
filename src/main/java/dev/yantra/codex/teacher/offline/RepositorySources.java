package dev.yantra.codex.teacher.offline;

import dev.yantra.codex.graph.SourceRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The source text of what the graph names, read from the working tree. */
final class RepositorySources {
  private final Path root;
  private final Map<String, List<String>> files = new ConcurrentHashMap<>();

  RepositorySources(Path root) {
    this.root = root;
  }

  /**
   * The declaration in a range without its Javadoc, moved to the left margin; empty if the file is
   * gone or shorter than it was when it was indexed.
   */
  String declaration(SourceRange range) {
    List<String> lines = files.computeIfAbsent(range.file(), this::lines);
    if (range.line() < 1 || range.line() > range.endLine() || range.endLine() > lines.size()) {
      return "";
    }
    String text = String.join("\n", lines.subList(range.line() - 1, range.endLine()));
    return withoutJavadoc(text).stripIndent().strip();
  }

  private static String withoutJavadoc(String text) {
    int start = text.length() - text.stripLeading().length();
    int end = text.startsWith("/**", start) ? text.indexOf("*/", start) : -1;
    if (end < 0) {
      return text;
    }
    int newline = text.indexOf('\n', end);
    return newline >= 0 && text.substring(end + 2, newline).isBlank()
        ? text.substring(newline + 1)
        : text.substring(end + 2);
  }

  private List<String> lines(String file) {
    try {
      // Source in another encoding is still worth showing; a bad byte becomes U+FFFD.
      return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
