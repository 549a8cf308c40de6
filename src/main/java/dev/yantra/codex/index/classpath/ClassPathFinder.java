package dev.yantra.codex.index.classpath;

import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.index.files.SourceFiles;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The search for the class path of a repository, offline and without its build: named entries win,
 * then what its POMs say as far as the local repository holds it, else the newest local jar for
 * each import. Compiled classes of the repository itself come first.
 */
public final class ClassPathFinder {
  private final Map<String, String> properties;
  private final Map<String, String> environment;

  /** A finder on this machine. */
  public static ClassPathFinder ofThisMachine() {
    Map<String, String> properties = new TreeMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(n -> properties.put(n, System.getProperty(n, "")));
    return new ClassPathFinder(properties, System.getenv());
  }

  /**
   * A finder on another machine.
   *
   * @param properties system properties; {@code user.home} and {@code maven.repo.local} matter
   * @param environment environment variables
   */
  ClassPathFinder(Map<String, String> properties, Map<String, String> environment) {
    this.properties = Map.copyOf(properties);
    this.environment = Map.copyOf(environment);
  }

  /**
   * The class path of the repository at {@code root}.
   *
   * @param named entries that a user named; empty to find them
   * @throws CodexException if a named entry does not exist
   */
  public ClassPath find(Path root, List<Path> named) {
    if (!named.isEmpty()) {
      return named(root, named);
    }
    Path absolute = root.toAbsolutePath().normalize();
    MavenRepository repository = MavenRepository.of(absolute, properties, environment);
    Set<Path> entries = new LinkedHashSet<>(OutputDirectories.of(absolute));
    int outputs = entries.size();
    ClassPath libraries =
        new MavenProject(absolute, repository, properties, environment)
            .libraries()
            .orElseGet(() -> byImports(absolute, repository));
    entries.addAll(libraries.entries());
    String source =
        outputs == 0
            ? libraries.source()
            : libraries.source() + "; compiled classes in " + outputs + " directories";
    return new ClassPath(List.copyOf(entries), source);
  }

  private ClassPath byImports(Path root, MavenRepository repository) {
    RepositoryImports imports = RepositoryImports.of(SourceFiles.find(root, FileRules.NONE));
    Path gradle =
        Path.of(
            environment.getOrDefault(
                "GRADLE_USER_HOME", properties.getOrDefault("user.home", ".") + "/.gradle"));
    LocalJars jars =
        new LocalJars().add(repository.root()).add(gradle.resolve("caches/modules-2/files-2.1"));
    JarPackages packages = new JarPackages(new Workspace(root).directory().resolve("jars.tsv"));
    ImportedJars.Choice choice = new ImportedJars(packages.of(jars.files())).choose(imports);
    if (choice.jars().isEmpty()) {
      return ClassPath.NONE;
    }
    return new ClassPath(
        List.copyOf(choice.jars()),
        "imports: the newest of "
            + choice.jars().size()
            + " local jars, nothing for "
            + choice.unexplained()
            + " imports");
  }

  private static ClassPath named(Path root, List<Path> named) {
    List<Path> entries = new ArrayList<>();
    for (Path entry : named) {
      Path absolute = root.toAbsolutePath().resolve(entry).normalize();
      if (!Files.exists(absolute)) {
        throw CodexException.usage(
            "No such class path entry: " + entry + ". Name jars and class directories.");
      }
      entries.add(absolute);
    }
    return new ClassPath(entries, "named: " + entries.size() + " entries");
  }
}
