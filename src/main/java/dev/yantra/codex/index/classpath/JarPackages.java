package dev.yantra.codex.index.classpath;

import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The packages that jars hold, by jar. Reading a thousand jars takes seconds, so that the answers
 * are kept in a file: a line for each jar with its path, size, time and packages.
 */
final class JarPackages {
  private final Path cache;

  /**
   * @param cache where the answers are kept; not written if its directory does not exist
   */
  JarPackages(Path cache) {
    this.cache = cache;
  }

  private record Known(String stamp, Set<String> packages) {}

  /** The packages of each jar, sorted by path; a jar that cannot be read has none. */
  SortedMap<Path, Set<String>> of(Collection<Path> jars) {
    Map<String, Known> known = read();
    Map<Path, Known> answers =
        jars.parallelStream()
            .collect(Collectors.toConcurrentMap(jar -> jar, jar -> answer(jar, known)));
    SortedMap<Path, Set<String>> packages = new TreeMap<>();
    answers.forEach((jar, answer) -> packages.put(jar, answer.packages));
    if (answers.entrySet().stream()
        .anyMatch(e -> !e.getValue().equals(known.get(e.getKey().toString())))) {
      write(new TreeMap<>(answers));
    }
    return packages;
  }

  private static Known answer(Path jar, Map<String, Known> known) {
    try {
      String stamp = Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
      Known before = known.get(jar.toString());
      return before != null && before.stamp.equals(stamp)
          ? before
          : new Known(stamp, packagesOf(jar));
    } catch (IOException e) {
      return new Known("", Set.of());
    }
  }

  private static Set<String> packagesOf(Path jar) throws IOException {
    Set<String> packages = new TreeSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(entry -> entry.getName())
          .filter(n -> n.endsWith(".class") && !n.startsWith("META-INF/") && n.indexOf('/') > 0)
          .forEach(n -> packages.add(n.substring(0, n.lastIndexOf('/')).replace('/', '.')));
    }
    return packages;
  }

  private Map<String, Known> read() {
    Map<String, Known> known = new HashMap<>();
    try {
      for (String line : Files.readAllLines(cache)) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.size() == 3) {
          Set<String> packages = new TreeSet<>(List.of(fields.get(2).split(" ", -1)));
          packages.remove("");
          known.put(fields.get(0), new Known(fields.get(1), packages));
        }
      }
    } catch (IOException e) {
      // No answers are kept, or they cannot be read: they are found anew.
    }
    return known;
  }

  private void write(SortedMap<Path, Known> answers) {
    Path directory = cache.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    answers.forEach(
        (jar, answer) ->
            text.append(jar)
                .append('\t')
                .append(answer.stamp)
                .append('\t')
                .append(String.join(" ", answer.packages))
                .append('\n'));
    try {
      AtomicFiles.write(cache, text.toString());
    } catch (CodexException e) {
      // The next run is slow too; nothing else depends on it.
    }
  }
}
