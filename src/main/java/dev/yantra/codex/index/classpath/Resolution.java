package dev.yantra.codex.index.classpath;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The artifacts that a project's modules need, as Maven mediates them: nearest declaration first,
 * the project's own management before all, exclusions handed down. Where two modules want different
 * versions, the newer one serves both.
 */
final class Resolution {
  private static final Set<String> JARS =
      Set.of("jar", "test-jar", "bundle", "maven-plugin", "ejb", "eclipse-plugin", "java-source");

  private final EffectivePoms poms;
  private final MavenRepository repository;
  private final Set<String> own;
  private final Map<String, Dependency> wanted = new LinkedHashMap<>();
  private final Set<Path> files = new TreeSet<>();

  /**
   * @param own {@code group:artifact} of the project's modules, which are sources and no jars
   */
  Resolution(EffectivePoms poms, MavenRepository repository, Set<String> own) {
    this.poms = poms;
    this.repository = repository;
    this.own = Set.copyOf(own);
  }

  private record Step(Dependency dependency, Set<String> exclusions) {}

  /** Adds all that a module needs to compile, to run and to be tested. */
  void add(EffectivePom module) {
    Deque<Step> queue = new ArrayDeque<>();
    module.dependencies().forEach(d -> queue.add(new Step(d, d.exclusions())));
    Set<String> met = new HashSet<>();
    while (!queue.isEmpty()) {
      Step step = queue.remove();
      Dependency dependency = chosen(step.dependency());
      Coordinates c = dependency.coordinates();
      if (!met.add(c.key())) {
        continue;
      }
      want(dependency);
      for (Dependency next : transitive(c)) {
        if (!Dependency.excludes(step.exclusions(), next.coordinates())) {
          Dependency by = module.managed().get(next.coordinates().key());
          Dependency managed =
              by == null || by.coordinates().version().isEmpty()
                  ? next
                  : next.withVersion(by.coordinates().version());
          Set<String> exclusions = new HashSet<>(step.exclusions());
          exclusions.addAll(next.exclusions());
          queue.add(new Step(managed, exclusions));
        }
      }
    }
  }

  private Iterable<Dependency> transitive(Coordinates c) {
    return poms.of(c).stream()
        .flatMap(p -> p.dependencies().stream())
        .filter(Dependency::transitive)
        .toList();
  }

  private void want(Dependency dependency) {
    Coordinates c = dependency.coordinates();
    if (dependency.scope().equals("system")) {
      addFile(dependency.file());
    } else if (JARS.contains(dependency.type()) && !own.contains(c.family())) {
      wanted.merge(
          c.key(),
          dependency,
          (a, b) ->
              new ComparableVersion(a.coordinates().version())
                          .compareTo(new ComparableVersion(b.coordinates().version()))
                      >= 0
                  ? a
                  : b);
    }
  }

  private void addFile(String path) {
    try {
      Path file = Path.of(path);
      if (Files.isRegularFile(file)) {
        files.add(file);
      }
    } catch (InvalidPathException e) {
      // An unknown property within it: there is no such file.
    }
  }

  /** A version that is a range or a word stands for the newest of its versions that is here. */
  private Dependency chosen(Dependency d) {
    return repository.newestJar(d.coordinates()).map(d::withVersion).orElse(d);
  }

  /** The artifacts that were found, and those that were not. */
  record Outcome(Set<Path> jars, Map<String, String> others, Set<String> missing) {}

  /**
   * Looks for the jars. A jar that is missing is replaced by the newest other version that is here:
   * most signatures are the same there.
   */
  Outcome outcome() {
    Set<Path> jars = new TreeSet<>(files);
    Map<String, String> others = new TreeMap<>();
    Set<String> missing = new TreeSet<>();
    for (Dependency d : wanted.values()) {
      Coordinates c = d.coordinates();
      Optional<Path> exact = repository.jar(c);
      Optional<String> other = exact.isPresent() ? Optional.empty() : repository.newestVersion(c);
      exact.ifPresent(jars::add);
      other.ifPresent(v -> others.put(c.toString(), v));
      other.flatMap(v -> repository.jar(d.withVersion(v).coordinates())).ifPresent(jars::add);
      if (exact.isEmpty() && other.isEmpty()) {
        missing.add(c.toString());
      }
    }
    return new Outcome(jars, others, missing);
  }
}
