package dev.yantra.codex.index.classpath;

import dev.yantra.codex.index.files.FoundFile;
import dev.yantra.codex.source.SourceEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The imports of a repository's sources and the packages that they declare, read off the first
 * lines of each file without parsing it.
 *
 * @param names qualified names as they are written: types, static members, or packages with {@code
 *     .*}
 * @param own packages of the sources
 */
record RepositoryImports(Set<String> names, Set<String> own) {
  private static final int MOST_BYTES = 1 << 16;
  private static final Pattern LINE =
      Pattern.compile(
          "^\\s*(package|import)\\s+(?:static\\s+)?([\\p{L}\\p{N}_$.]+(?:\\.\\*)?)\\s*;");

  RepositoryImports {
    names = Set.copyOf(names);
    own = Set.copyOf(own);
  }

  static RepositoryImports of(Collection<FoundFile> files) {
    Set<String> names = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    for (FoundFile file : files) {
      try (InputStream in = Files.newInputStream(file.absolute())) {
        String head = SourceEncoding.decode(in.readNBytes(MOST_BYTES));
        for (String line : (Iterable<String>) head.lines()::iterator) {
          Matcher matcher = LINE.matcher(line);
          if (matcher.find()) {
            (matcher.group(1).equals("package") ? own : names).add(matcher.group(2));
          } else if (line.contains("{")) {
            break;
          }
        }
      } catch (IOException e) {
        // The indexer tells of files that cannot be read.
      }
    }
    return new RepositoryImports(names, own);
  }
}
