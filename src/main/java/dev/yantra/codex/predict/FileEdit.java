package dev.yantra.codex.predict;

import java.util.List;

/**
 * The edit of one Java file.
 *
 * @param path its path after the change, from the repository's root, or before it if it is gone
 * @param before its text before the change; empty if it is new
 * @param after its text after the change; empty if it is gone
 * @param removed numbers of lines of {@code before} that went away or changed, ascending
 * @param added numbers of lines of {@code after} that are new or changed, ascending
 */
record FileEdit(
    String path, String before, String after, List<Integer> removed, List<Integer> added) {
  FileEdit {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }
}
