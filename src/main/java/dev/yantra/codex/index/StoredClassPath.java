package dev.yantra.codex.index;

import dev.yantra.codex.index.classpath.ClassPathFinder;
import dev.yantra.codex.store.GraphStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class path of the last index, kept with the graph: commands that read single files need not
 * find it again, and see the entries that a user named then.
 */
final class StoredClassPath {
  private static final String KEY = "index.classpath";

  private StoredClassPath() {}

  /** Keeps a class path; a database that holds it already stays as it is. */
  static void put(GraphStore store, List<Path> entries) {
    String text = entries.stream().map(Path::toString).collect(Collectors.joining("\n"));
    if (store.meta(KEY).filter(text::equals).isEmpty()) {
      store.putMeta(KEY, text);
    }
  }

  /** The class path that was kept, or the one to be found now where an older program indexed. */
  static List<Path> of(GraphStore store, Path root) {
    return store
        .meta(KEY)
        .map(text -> text.lines().filter(line -> !line.isEmpty()).map(Path::of).toList())
        .orElseGet(() -> ClassPathFinder.ofThisMachine().find(root, List.of()).entries());
  }
}
