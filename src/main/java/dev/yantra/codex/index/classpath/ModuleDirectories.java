package dev.yantra.codex.index.classpath;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The directories of a repository that may be modules of its build. */
final class ModuleDirectories {
  private static final int DEEPEST = 4;

  /** Nothing beneath them is a module. */
  private static final Set<String> SKIPPED =
      Set.of("src", "target", "build", "out", "node_modules", "docs");

  private ModuleDirectories() {}

  /** The root and what lies a few levels beneath it, sorted; none if it cannot be read. */
  static List<Path> of(Path root) {
    Set<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(
          root,
          Set.of(),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes facts) {
              String name = String.valueOf(directory.getFileName());
              if (!directory.equals(root) && (name.startsWith(".") || SKIPPED.contains(name))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              found.add(directory);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return List.of();
    }
    return List.copyOf(found);
  }
}
