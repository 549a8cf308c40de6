package dev.yantra.codex.index.classpath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Directories with compiled classes that the repository's own build left: they hold what no source
 * shows, such as the work of annotation processors.
 */
final class OutputDirectories {
  /** Beneath a module's directory, as Maven, Gradle and IntelliJ IDEA name them. */
  private static final List<String> OUTPUTS =
      List.of(
          "target/classes",
          "target/test-classes",
          "build/classes/java/main",
          "build/classes/java/test",
          "build/classes/kotlin/main",
          "build/classes/java/testFixtures");

  private OutputDirectories() {}

  /** The output directories of a repository that exist, sorted. */
  static Set<Path> of(Path root) {
    Set<Path> found = new TreeSet<>();
    for (Path module : ModuleDirectories.of(root)) {
      OUTPUTS.stream().map(module::resolve).filter(Files::isDirectory).forEach(found::add);
    }
    return found;
  }
}
