package dev.yantra.codex.index;

import dev.yantra.codex.index.files.FileRules;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of an index run.
 *
 * @param classPath jars and class directories; empty to find them
 * @param rules which files belong
 * @param full true if to read every file again, changed or not
 * @param history true if to read git's log; where not, what is known of it stays
 */
public record IndexOptions(List<Path> classPath, FileRules rules, boolean full, boolean history) {
  public IndexOptions {
    classPath = List.copyOf(classPath);
  }

  /** Options with git's history. */
  public IndexOptions(List<Path> classPath, FileRules rules, boolean full) {
    this(classPath, rules, full, true);
  }

  /** Everything found by itself, unchanged files not read again. */
  public static IndexOptions defaults() {
    return new IndexOptions(List.of(), FileRules.NONE, false, true);
  }
}
