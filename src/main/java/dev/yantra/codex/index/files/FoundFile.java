package dev.yantra.codex.index.files;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A Java source file of the repository.
 *
 * @param path path from the repository's root, with {@code /}
 * @param absolute its place on disk
 * @param test true if it stands in a test source tree
 */
public record FoundFile(String path, Path absolute, boolean test) implements Comparable<FoundFile> {
  @Override
  public int compareTo(FoundFile other) {
    return Comparator.comparing(FoundFile::path).compare(this, other);
  }
}
