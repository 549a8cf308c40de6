package dev.yantra.codex.index.classpath;

/**
 * The coordinates of a Maven artifact.
 *
 * @param version may be empty, a range or hold an unknown property
 * @param classifier empty for the main artifact
 */
record Coordinates(String group, String artifact, String version, String classifier) {
  /** Artifacts of one key replace each other, whatever their version. */
  String key() {
    return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
  }

  /** Group and artifact, as exclusions name them. */
  String family() {
    return group + ":" + artifact;
  }

  @Override
  public String toString() {
    return key() + ":" + version;
  }
}
