package dev.yantra.codex.index.history;

import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.SourceRange;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The methods of a toy language on disk: a line of name and brace, lines, a line of brace and name.
 */
final class Methods {
  private Methods() {}

  static List<MethodNode> of(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      List<MethodNode> methods = new ArrayList<>();
      for (Path file :
          files.filter(f -> f.toString().endsWith(".java") && Files.isRegularFile(f)).toList()) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          String line = lines.get(i).strip();
          if (line.endsWith(" {")) {
            String name = line.substring(0, line.length() - 2);
            int end = i;
            while (!lines.get(end).strip().equals("} " + name)) {
              end++;
            }
            methods.add(node(name, new SourceRange(path, i + 1, end + 1)));
          }
        }
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the methods stand, by name. */
  static SortedMap<String, SourceRange> ranges(Path root) {
    SortedMap<String, SourceRange> ranges = new TreeMap<>();
    of(root).forEach(m -> ranges.put(m.id(), m.range()));
    return ranges;
  }

  private static MethodNode node(String id, SourceRange range) {
    return new MethodNode(
        id,
        range,
        List.of(),
        "void",
        List.of(),
        List.of(),
        "",
        List.of(),
        MethodBody.ABSENT,
        false,
        Set.of(),
        false,
        MethodHistory.NONE);
  }

  /** The lines of a method. */
  static String text(String name, String... body) {
    return name
        + " {\n"
        + String.join("\n", body)
        + (body.length > 0 ? "\n" : "")
        + "} "
        + name
        + "\n";
  }
}
