package dev.yantra.codex.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hash of the things besides the sources that a graph depends on: the class path, the JDK and
 * this program.
 */
final class IndexFingerprint {
  /** To be raised whenever the same sources would give another graph or other headers. */
  private static final int VERSION = 8;

  private IndexFingerprint() {}

  /**
   * A hash of the class path's jars by size and time, and of its directories by the names of their
   * classes: compiling the repository's own sources again changes nothing.
   */
  static String of(List<Path> classPath) {
    StringBuilder text = new StringBuilder();
    text.append(VERSION).append('\n').append(Runtime.version()).append('\n');
    for (Path entry : classPath) {
      text.append(entry).append(' ').append(content(entry)).append('\n');
    }
    return SourceText.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String content(Path entry) {
    try {
      if (!Files.isDirectory(entry)) {
        return Files.size(entry) + " " + Files.getLastModifiedTime(entry).toMillis();
      }
      try (Stream<Path> files = Files.walk(entry)) {
        StringBuilder names = new StringBuilder();
        files
            .filter(f -> f.toString().endsWith(".class"))
            .sorted()
            .forEach(f -> names.append(f).append(' '));
        return SourceText.sha256(names.toString().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | UncheckedIOException e) {
      return "unreadable";
    }
  }
}
