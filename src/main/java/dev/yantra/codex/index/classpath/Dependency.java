package dev.yantra.codex.index.classpath;

import java.util.Set;

/**
 * A dependency as a POM declares or manages it.
 *
 * @param type {@code jar} unless said otherwise
 * @param scope empty where not said
 * @param file the path of a dependency with {@code system} scope; empty otherwise
 * @param exclusions {@code group:artifact}, each part perhaps {@code *}
 */
record Dependency(
    Coordinates coordinates,
    String type,
    String scope,
    boolean optional,
    String file,
    Set<String> exclusions) {
  Dependency {
    exclusions = Set.copyOf(exclusions);
  }

  /** The same in another version. */
  Dependency withVersion(String version) {
    return new Dependency(
        new Coordinates(
            coordinates.group(), coordinates.artifact(), version, coordinates.classifier()),
        type,
        scope,
        optional,
        file,
        exclusions);
  }

  /** True if users of what declares it need it too. */
  boolean transitive() {
    return !optional && (scope.isEmpty() || scope.equals("compile") || scope.equals("runtime"));
  }

  /** True if it excludes an artifact from its own dependencies. */
  static boolean excludes(Set<String> exclusions, Coordinates other) {
    return exclusions.contains(other.family())
        || exclusions.contains(other.group() + ":*")
        || exclusions.contains("*:" + other.artifact())
        || exclusions.contains("*:*");
  }
}
