package dev.yantra.codex.index.classpath;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;

/**
 * The parents and imported POMs that Maven's model builder asks for: those of the local repository,
 * then those of the project itself, never those of the network. One that is in neither is taken as
 * empty, so that the rest of a POM can still be read.
 */
@SuppressWarnings("deprecation") // Maven's interface names no other source type.
final class PomResolver implements ModelResolver {
  private final MavenRepository repository;
  private final Map<String, Path> project;
  private final SortedSet<String> missing = new TreeSet<>();

  /**
   * @param project the project's own POMs by {@code group:artifact}
   */
  PomResolver(MavenRepository repository, Map<String, Path> project) {
    this.repository = repository;
    this.project = Map.copyOf(project);
  }

  /** The coordinates that were asked for and are not here. */
  SortedSet<String> missing() {
    return missing;
  }

  @Override
  public ModelSource resolveModel(String group, String artifact, String version) {
    Coordinates wanted = new Coordinates(group, artifact, version, "");
    Optional<Path> file =
        repository.pom(wanted).or(() -> Optional.ofNullable(project.get(wanted.family())));
    if (file.isPresent() && WrittenPom.read(file.get()).isPresent()) {
      return new FileSource(file.get());
    }
    missing.add(wanted.toString());
    return new EmptyPom(wanted);
  }

  @Override
  public ModelSource resolveModel(Parent parent) {
    newest(parent.getGroupId(), parent.getArtifactId(), parent.getVersion())
        .ifPresent(parent::setVersion);
    return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  @Override
  public ModelSource resolveModel(Dependency imported) {
    newest(imported.getGroupId(), imported.getArtifactId(), imported.getVersion())
        .ifPresent(imported::setVersion);
    return resolveModel(imported.getGroupId(), imported.getArtifactId(), imported.getVersion());
  }

  private Optional<String> newest(String group, String artifact, String version) {
    return repository.newestPom(new Coordinates(group, artifact, version, ""));
  }

  @Override
  public void addRepository(Repository other) {
    // Only what is on this machine counts.
  }

  @Override
  public void addRepository(Repository other, boolean replace) {
    // Only what is on this machine counts.
  }

  @Override
  public ModelResolver newCopy() {
    return this;
  }

  /** A POM in a file. */
  record FileSource(Path file) implements ModelSource {
    @Override
    public InputStream getInputStream() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public String getLocation() {
      return file.toString();
    }
  }

  /** An empty POM with coordinates only. */
  private record EmptyPom(Coordinates coordinates) implements ModelSource {
    @Override
    public InputStream getInputStream() {
      String text =
          "<project><modelVersion>4.0.0</modelVersion><groupId>"
              + escaped(coordinates.group())
              + "</groupId><artifactId>"
              + escaped(coordinates.artifact())
              + "</artifactId><version>"
              + escaped(coordinates.version())
              + "</version><packaging>pom</packaging></project>";
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public String getLocation() {
      return "nothing for " + coordinates;
    }
  }
}
