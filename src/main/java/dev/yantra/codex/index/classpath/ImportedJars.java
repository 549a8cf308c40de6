package dev.yantra.codex.index.classpath;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/**
 * The jars that hold what a repository imports, where no build file that we read names them. Few
 * jars that explain many imports come before many that explain few.
 */
final class ImportedJars {
  private final SortedMap<Path, Set<String>> packages;
  private final Set<String> ofJdk = new HashSet<>();

  /**
   * @param packages the jars to choose from and what they hold
   */
  ImportedJars(SortedMap<Path, Set<String>> packages) {
    this.packages = new TreeMap<>(packages);
    ModuleFinder.ofSystem().findAll().forEach(m -> ofJdk.addAll(m.descriptor().packages()));
  }

  /** The chosen jars, and how many imports none of them holds. */
  record Choice(Set<Path> jars, int unexplained) {}

  /**
   * Chooses jars for imports; those that the repository's own sources or the JDK answer need none.
   */
  Choice choose(RepositoryImports imports) {
    Map<Path, Set<String>> explains = new TreeMap<>();
    Set<String> open = new TreeSet<>();
    for (String name : imports.names()) {
      if (!packageIn(name, ofJdk) && !packageIn(name, imports.own())) {
        open.add(name);
      }
    }
    packages.forEach(
        (jar, held) -> {
          Set<String> candidates = new TreeSet<>();
          open.stream().filter(n -> packageIn(n, held)).forEach(candidates::add);
          if (!candidates.isEmpty() && held.stream().noneMatch(imports.own()::contains)) {
            explains.put(jar, holding(jar, candidates));
          }
        });
    Set<Path> chosen = new TreeSet<>();
    Set<String> left = new HashSet<>(open);
    while (true) {
      Path best = Path.of("");
      int most = 0;
      for (Map.Entry<Path, Set<String>> entry : explains.entrySet()) {
        Set<String> more = new HashSet<>(entry.getValue());
        more.retainAll(left);
        if (more.size() > most) {
          most = more.size();
          best = entry.getKey();
        }
      }
      if (most == 0) {
        return new Choice(chosen, left.size());
      }
      chosen.add(best);
      left.removeAll(explains.getOrDefault(best, Set.of()));
    }
  }

  private static boolean packageIn(String name, Set<String> held) {
    return prefixes(name).stream().anyMatch(held::contains);
  }

  /** {@code a.b}, {@code a} for {@code a.b.C}; the longest first. */
  private static List<String> prefixes(String name) {
    List<String> prefixes = new ArrayList<>();
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      prefixes.add(name.substring(0, dot));
    }
    return prefixes;
  }

  /** Those names whose class, or whose package for {@code .*}, is in the jar. */
  private static Set<String> holding(Path jar, Set<String> names) {
    Set<String> held = new TreeSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String name : names) {
        List<String> types = new ArrayList<>(prefixes(name));
        types.add(0, name);
        boolean wildcard = name.endsWith(".*");
        if (wildcard
            || types.stream().anyMatch(t -> zip.getEntry(t.replace('.', '/') + ".class") != null)) {
          held.add(name);
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return held;
  }
}
