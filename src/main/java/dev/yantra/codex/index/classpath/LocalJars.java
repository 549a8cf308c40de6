package dev.yantra.codex.index.classpath;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The jars of libraries on this machine, each artifact in its newest version only: those of Maven's
 * local repository, {@code group/artifact/version/file}, and of Gradle's cache, {@code
 * group/artifact/version/hash/file}.
 */
final class LocalJars {
  private record Jar(ComparableVersion version, Path file) {}

  private final Map<String, Jar> newest = new TreeMap<>();

  /** Adds the jars beneath a directory, if there is one. */
  LocalJars add(Path root) {
    if (!Files.isDirectory(root)) {
      return this;
    }
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
              add(root, file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // What was found until then is what there is.
    }
    return this;
  }

  private void add(Path root, Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".jar")) {
      return;
    }
    for (Path version = file.getParent();
        version != null && !version.equals(root);
        version = version.getParent()) {
      Path artifact = version.getParent();
      String start = artifact == null ? "" : artifact.getFileName() + "-" + version.getFileName();
      if (artifact != null && name.startsWith(start)) {
        String classifier = name.substring(start.length(), name.length() - ".jar".length());
        if (!List.of("-sources", "-javadoc").contains(classifier)) {
          newest.merge(
              root.relativize(artifact) + classifier,
              new Jar(new ComparableVersion(String.valueOf(version.getFileName())), file),
              (a, b) -> a.version.compareTo(b.version) >= 0 ? a : b);
        }
        return;
      }
    }
  }

  /** The jars, sorted by their artifacts. */
  Collection<Path> files() {
    return newest.values().stream().map(Jar::file).toList();
  }
}
