package dev.yantra.codex.index.classpath;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** Maven's local repository: the artifacts that were downloaded or installed before. */
record MavenRepository(Path root) {
  private static final Pattern OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

  /**
   * The local repository that Maven would use for a project.
   *
   * @param properties this process's system properties
   * @param environment this process's environment
   */
  static MavenRepository of(
      Path project, Map<String, String> properties, Map<String, String> environment) {
    Path home = Path.of(properties.getOrDefault("user.home", "."));
    String options =
        readOrEmpty(project.resolve(".mvn/maven.config"))
            + " "
            + readOrEmpty(project.resolve(".mvn/jvm.config"))
            + " "
            + environment.getOrDefault("MAVEN_ARGS", "")
            + " "
            + environment.getOrDefault("MAVEN_OPTS", "");
    Matcher option = OPTION.matcher(options);
    String named =
        properties.getOrDefault(
            "maven.repo.local", option.find() ? option.group(1) : fromSettings(home, environment));
    try {
      return new MavenRepository(
          named.isEmpty() ? home.resolve(".m2/repository") : project.resolve(named));
    } catch (InvalidPathException e) {
      return new MavenRepository(home.resolve(".m2/repository"));
    }
  }

  private static String fromSettings(Path home, Map<String, String> environment) {
    try {
      String text =
          WrittenPom.text(WrittenPom.xml(home.resolve(".m2/settings.xml")), "localRepository");
      String path = text.replace("${user.home}", home.toString());
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        path = path.replace("${env." + variable.getKey() + "}", variable.getValue());
      }
      return path;
    } catch (IOException e) {
      return "";
    }
  }

  /** The text of a file; empty if it cannot be read. */
  static String readOrEmpty(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** The POM of an artifact, if it is here. */
  Optional<Path> pom(Coordinates c) {
    return file(c, c.version(), ".pom");
  }

  /** The jar of an artifact in its very version, if it is here. */
  Optional<Path> jar(Coordinates c) {
    return file(c, c.version(), (c.classifier().isEmpty() ? "" : "-" + c.classifier()) + ".jar");
  }

  /** The newest version of an artifact whose jar is here. */
  Optional<String> newestVersion(Coordinates c) {
    return newest(c, version -> true, there -> jar(there).isPresent());
  }

  /** The newest version with a jar that a range or a word such as LATEST stands for. */
  Optional<String> newestJar(Coordinates c) {
    return accepted(c.version()).flatMap(a -> newest(c, a, there -> jar(there).isPresent()));
  }

  /** The newest version with a POM that a range or a word such as LATEST stands for. */
  Optional<String> newestPom(Coordinates c) {
    return accepted(c.version()).flatMap(a -> newest(c, a, there -> pom(there).isPresent()));
  }

  /** The versions that a specification stands for; empty if it is a version itself. */
  private static Optional<Predicate<String>> accepted(String specification) {
    if (specification.equals("LATEST") || specification.equals("RELEASE")) {
      return Optional.of(version -> true);
    }
    if (!specification.startsWith("[") && !specification.startsWith("(")) {
      return Optional.empty();
    }
    try {
      VersionRange range = VersionRange.createFromVersionSpec(specification);
      return Optional.of(version -> range.containsVersion(new DefaultArtifactVersion(version)));
    } catch (InvalidVersionSpecificationException e) {
      return Optional.empty();
    }
  }

  private Optional<String> newest(
      Coordinates c, Predicate<String> accepted, Predicate<Coordinates> present) {
    TreeMap<ComparableVersion, String> versions = new TreeMap<>();
    Optional<Path> family = family(c);
    if (family.isEmpty()) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(family.get())) {
      for (Path directory : directories) {
        String version = String.valueOf(directory.getFileName());
        Coordinates there = new Coordinates(c.group(), c.artifact(), version, c.classifier());
        if (accepted.test(version) && present.test(there)) {
          // 1.0 and 1.0.0 are one version to Maven.
          versions.merge(
              new ComparableVersion(version), version, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.lastEntry().getValue());
  }

  private Optional<Path> family(Coordinates c) {
    try {
      return Optional.of(root.resolve(c.group().replace('.', '/')).resolve(c.artifact()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> file(Coordinates c, String version, String ending) {
    if (version.isEmpty() || version.indexOf('/') >= 0 || version.indexOf('$') >= 0) {
      return Optional.empty();
    }
    try {
      return family(c)
          .map(f -> f.resolve(version).resolve(c.artifact() + "-" + version + ending))
          .filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
