package dev.yantra.codex.index.classpath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The class path of a repository with POMs, read without running Maven. */
final class MavenProject {
  private static final int NAMED = 3;

  private final Path root;
  private final MavenRepository repository;
  private final Map<String, String> properties;
  private final Map<String, String> environment;

  /**
   * @param properties system properties, which profiles and values of POMs may depend on
   * @param environment environment variables, likewise
   */
  MavenProject(
      Path root,
      MavenRepository repository,
      Map<String, String> properties,
      Map<String, String> environment) {
    this.root = root;
    this.repository = repository;
    this.properties = Map.copyOf(properties);
    this.environment = Map.copyOf(environment);
  }

  /** The libraries of all modules; empty if there is no POM. */
  Optional<ClassPath> libraries() {
    List<WrittenPom> written = modules();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Path> byFamily = new TreeMap<>();
    written.forEach(pom -> byFamily.putIfAbsent(pom.family(), pom.file()));
    EffectivePoms poms = new EffectivePoms(root, repository, byFamily, properties, environment);
    List<EffectivePom> modules =
        written.stream().flatMap(pom -> poms.of(pom.file()).stream()).toList();
    Set<String> absent = poms.missing();
    Set<String> own = new TreeSet<>();
    modules.forEach(m -> own.add(m.coordinates().family()));
    Resolution resolution = new Resolution(poms, repository, own);
    modules.forEach(resolution::add);
    Resolution.Outcome outcome = resolution.outcome();
    return Optional.of(new ClassPath(List.copyOf(outcome.jars()), source(outcome, absent)));
  }

  private static String source(Resolution.Outcome outcome, Set<String> absent) {
    StringBuilder text = new StringBuilder("pom.xml: ");
    int jars = outcome.jars().size();
    text.append(jars).append(jars == 1 ? " jar" : " jars");
    if (!outcome.others().isEmpty()) {
      text.append(", ").append(outcome.others().size()).append(" of another version");
    }
    if (!outcome.missing().isEmpty()) {
      text.append(", ").append(named(outcome.missing(), "missing"));
    }
    if (!absent.isEmpty()) {
      text.append(", ").append(named(absent, "parent or imported POMs missing"));
    }
    return text.toString();
  }

  private static String named(Set<String> missing, String what) {
    String first = String.join(", ", missing.stream().limit(NAMED).toList());
    return missing.size() + " " + what + " (" + first + (missing.size() > NAMED ? ", ...)" : ")");
  }

  /** The POMs of the root and its modules, or all that lie beneath if the root has none. */
  private List<WrittenPom> modules() {
    Deque<Path> queue = new ArrayDeque<>(List.of(root.resolve("pom.xml")));
    if (!Files.exists(root.resolve("pom.xml"))) {
      queue.addAll(scattered());
    }
    Map<Path, WrittenPom> found = new LinkedHashMap<>();
    while (!queue.isEmpty()) {
      Path file = queue.remove();
      Optional<WrittenPom> pom = found.containsKey(file) ? Optional.empty() : WrittenPom.read(file);
      if (pom.isPresent()) {
        found.put(file, pom.get());
        for (Path module : pom.get().modules()) {
          queue.add(Files.isDirectory(module) ? module.resolve("pom.xml") : module);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private List<Path> scattered() {
    return ModuleDirectories.of(root).stream()
        .map(directory -> directory.resolve("pom.xml"))
        .filter(Files::isRegularFile)
        .toList();
  }
}
