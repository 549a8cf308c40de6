package dev.yantra.codex.predict.outline;

/**
 * A field or enum constant as the outline of a file shows it.
 *
 * @param owner binary name of its type
 * @param name its name
 * @param isStatic true if it belongs to the class
 * @param line first line of its declaration, Javadoc and annotations included
 * @param typeLine last line of its type, which other fields of the declaration may share
 * @param nameLine the line of its name
 * @param endLine last line of its value
 */
public record OutlinedField(
    String owner,
    String name,
    boolean isStatic,
    int line,
    int typeLine,
    int nameLine,
    int endLine) {

  /** The canonical id. */
  public String id() {
    return owner + "#" + name;
  }

  /** True if a line is of its type or of itself. */
  public boolean covers(int sourceLine) {
    return (line <= sourceLine && sourceLine <= typeLine)
        || (nameLine <= sourceLine && sourceLine <= endLine);
  }
}
