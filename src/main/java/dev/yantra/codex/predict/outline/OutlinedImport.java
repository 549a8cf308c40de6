package dev.yantra.codex.predict.outline;

/**
 * An import declaration.
 *
 * @param name the name as written without blanks, with {@code .*} for an import on demand
 * @param isStatic true if it imports static members
 * @param line first line
 * @param endLine last line, inclusive
 */
public record OutlinedImport(String name, boolean isStatic, int line, int endLine) {
  /** True if it imports all types of a package, or all members of a type. */
  public boolean onDemand() {
    return name.endsWith(".*");
  }

  /** The name that it makes known; {@code *} if it does so on demand. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** True if a line is one of its lines. */
  public boolean covers(int sourceLine) {
    return line <= sourceLine && sourceLine <= endLine;
  }
}
