package dev.yantra.codex.index.classpath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The class path of a repository with POMs, read without running Maven. */
final class MavenProject {
  private static final int NAMED = 3;

  private final Path root;
  private final MavenRepository repository;

  MavenProject(Path root, MavenRepository repository) {
    this.root = root;
    this.repository = repository;
  }

  /** The libraries of all modules; empty if there is no POM. */
  Optional<ClassPath> libraries() {
    Poms poms = new Poms(root, repository);
    Set<Path> files = modules(poms);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    List<EffectivePom> modules = files.stream().flatMap(f -> poms.completed(f).stream()).toList();
    Set<String> own = new TreeSet<>();
    modules.forEach(m -> own.add(m.coordinates().family()));
    Resolution resolution = new Resolution(poms, repository, own);
    modules.forEach(resolution::add);
    Resolution.Outcome outcome = resolution.outcome();
    return Optional.of(new ClassPath(List.copyOf(outcome.jars()), source(outcome)));
  }

  private static String source(Resolution.Outcome outcome) {
    StringBuilder text = new StringBuilder("pom.xml: ");
    int jars = outcome.jars().size();
    text.append(jars).append(jars == 1 ? " jar" : " jars");
    if (!outcome.others().isEmpty()) {
      text.append(", ").append(outcome.others().size()).append(" of another version");
    }
    if (!outcome.missing().isEmpty()) {
      text.append(", ").append(outcome.missing().size()).append(" missing (");
      text.append(String.join(", ", outcome.missing().stream().limit(NAMED).toList()));
      text.append(outcome.missing().size() > NAMED ? ", ...)" : ")");
    }
    return text.toString();
  }

  /** The POMs of the root and its modules, or those that lie about if the root has none. */
  private Set<Path> modules(Poms poms) {
    Deque<Path> queue = new ArrayDeque<>(List.of(root.resolve("pom.xml")));
    if (!Files.exists(root.resolve("pom.xml"))) {
      queue.addAll(scattered());
    }
    Set<Path> found = new LinkedHashSet<>();
    while (!queue.isEmpty()) {
      Path file = queue.remove();
      Optional<Pom> pom = poms.written(file);
      if (pom.isPresent() && found.add(file)) {
        for (Path module : pom.get().modules()) {
          queue.add(Files.isDirectory(module) ? module.resolve("pom.xml") : module);
        }
      }
    }
    return found;
  }

  private List<Path> scattered() {
    return ModuleDirectories.of(root).stream()
        .map(directory -> directory.resolve("pom.xml"))
        .filter(Files::isRegularFile)
        .toList();
  }
}
