package dev.yantra.codex.index.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The effective POMs of a project and of the local repository, each built once by Maven's own model
 * builder: parents, profiles, properties and imports are resolved by it. No build runs.
 */
final class EffectivePoms {
  private static final Pattern USER_PROPERTY = Pattern.compile("-D\\s*([^=\\s]+)=(\\S+)");
  private static final Pattern PROFILES =
      Pattern.compile("(?:^|\\s)(?:-P|--activate-profiles[= ])\\s*(\\S+)");

  private final MavenRepository repository;
  private final PomResolver resolver;
  private final ModelBuilder builder = new LenientModels().newInstance();
  private final ModelCache cache = new Cache();
  private final Properties systemProperties = new Properties();
  private final Properties userProperties = new Properties();
  private final List<String> activeProfiles = new ArrayList<>();
  private final List<String> inactiveProfiles = new ArrayList<>();
  private final Map<Path, Optional<EffectivePom>> known = new HashMap<>();

  /**
   * @param root the project's directory
   * @param modules the project's POMs by {@code group:artifact}
   * @param properties system properties, which profiles and values may depend on
   * @param environment environment variables, likewise
   */
  EffectivePoms(
      Path root,
      MavenRepository repository,
      Map<String, Path> modules,
      Map<String, String> properties,
      Map<String, String> environment) {
    this.repository = repository;
    this.resolver = new PomResolver(repository, modules);
    systemProperties.putAll(properties);
    systemProperties.putIfAbsent("java.version", Runtime.version().toString());
    environment.forEach((name, value) -> systemProperties.put("env." + name, value));
    readConfiguration(MavenRepository.readOrEmpty(root.resolve(".mvn/maven.config")));
  }

  private void readConfiguration(String config) {
    Matcher property = USER_PROPERTY.matcher(config);
    while (property.find()) {
      userProperties.setProperty(property.group(1), property.group(2));
    }
    Matcher profiles = PROFILES.matcher(config);
    while (profiles.find()) {
      for (String id : profiles.group(1).split(",", -1)) {
        String name = id.replaceFirst("^[!+-]\\??|^\\?", "");
        (id.startsWith("!") || id.startsWith("-") ? inactiveProfiles : activeProfiles).add(name);
      }
    }
  }

  /** The effective POM of an artifact in the local repository, if it is here. */
  Optional<EffectivePom> of(Coordinates coordinates) {
    return repository
        .pom(coordinates)
        .flatMap(file -> known.computeIfAbsent(file, f -> build(f, false)));
  }

  /** The effective POM in a file of the project; empty if it cannot be read at all. */
  Optional<EffectivePom> of(Path file) {
    return known.computeIfAbsent(file, f -> build(f, true));
  }

  /** The parents and imported POMs that are nowhere on this machine. */
  SortedSet<String> missing() {
    return new TreeSet<>(resolver.missing());
  }

  private Optional<EffectivePom> build(Path file, boolean ofProject) {
    ModelBuildingRequest request = request();
    if (ofProject) {
      request.setPomFile(file.toFile());
    } else {
      request.setModelSource(new PomResolver.FileSource(file));
    }
    try {
      return Optional.of(value(builder.build(request).getEffectiveModel()));
    } catch (ModelBuildingException e) {
      Model partial = e.getResult() == null ? null : e.getResult().getEffectiveModel();
      return partial == null ? withoutParent(file) : Optional.of(value(partial));
    } catch (RuntimeException e) {
      // The builder trusts its validator, of which we use none.
      return withoutParent(file);
    }
  }

  /** A POM alone, whose parent cannot be read. */
  private Optional<EffectivePom> withoutParent(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Model model = new MavenXpp3Reader().read(in, false);
      Parent parent = model.getParent();
      if (parent != null) {
        model.setGroupId(model.getGroupId() == null ? parent.getGroupId() : model.getGroupId());
        model.setVersion(model.getVersion() == null ? parent.getVersion() : model.getVersion());
        model.setParent(null);
        resolver.missing().add(parent.getGroupId() + ":" + parent.getArtifactId());
      }
      model.setPomFile(file.toFile());
      ModelBuildingRequest request = request().setRawModel(model);
      return Optional.of(value(builder.build(request).getEffectiveModel()));
    } catch (ModelBuildingException e) {
      Model partial = e.getResult() == null ? null : e.getResult().getEffectiveModel();
      return Optional.ofNullable(partial).map(EffectivePoms::value);
    } catch (IOException | XmlPullParserException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private ModelBuildingRequest request() {
    return new DefaultModelBuildingRequest()
        .setProcessPlugins(false)
        .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
        .setSystemProperties(systemProperties)
        .setUserProperties(userProperties)
        .setActiveProfileIds(activeProfiles)
        .setInactiveProfileIds(inactiveProfiles)
        .setModelResolver(resolver)
        .setModelCache(cache);
  }

  private static EffectivePom value(Model model) {
    Map<String, Dependency> managed = new LinkedHashMap<>();
    if (model.getDependencyManagement() != null) {
      for (var declared : model.getDependencyManagement().getDependencies()) {
        Dependency dependency = value(declared);
        managed.putIfAbsent(dependency.coordinates().key(), dependency);
      }
    }
    List<Dependency> direct = model.getDependencies().stream().map(EffectivePoms::value).toList();
    return new EffectivePom(
        new Coordinates(
            text(model.getGroupId()), text(model.getArtifactId()), text(model.getVersion()), ""),
        direct,
        managed);
  }

  private static Dependency value(org.apache.maven.model.Dependency declared) {
    String type = text(declared.getType()).isEmpty() ? "jar" : declared.getType();
    String classifier = text(declared.getClassifier());
    Set<String> exclusions = new TreeSet<>();
    declared
        .getExclusions()
        .forEach(x -> exclusions.add(text(x.getGroupId()) + ":" + text(x.getArtifactId())));
    return new Dependency(
        new Coordinates(
            text(declared.getGroupId()),
            text(declared.getArtifactId()),
            text(declared.getVersion()),
            classifier.isEmpty() && type.equals("test-jar") ? "tests" : classifier),
        type,
        text(declared.getScope()),
        declared.isOptional(),
        text(declared.getSystemPath()),
        exclusions);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** The parents and imports that were read, of which many POMs share one. */
  private static final class Cache implements ModelCache {
    private final Map<List<String>, Object> models = new HashMap<>();

    @Override
    public void put(String group, String artifact, String version, String tag, Object model) {
      models.put(List.of(group, artifact, version, tag), model);
    }

    @Override
    public @Nullable Object get(String group, String artifact, String version, String tag) {
      return models.get(List.of(group, artifact, version, tag));
    }
  }
}
