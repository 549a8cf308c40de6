package dev.yantra.codex.predict.outline;

/**
 * The declaration of a type up to its body, of a package or of a whole module.
 *
 * @param kind the kind of declaration
 * @param name binary name of a type; name of a package or module
 * @param text its tokens with a blank between any two, annotations included
 * @param line first line, Javadoc included
 * @param endLine the line of the brace or semicolon that ends it
 */
public record OutlinedHead(Kind kind, String name, String text, int line, int endLine) {
  /** The kinds of declaration. */
  public enum Kind {
    TYPE,
    PACKAGE,
    MODULE
  }

  /** True if a line is one of its lines. */
  public boolean covers(int sourceLine) {
    return line <= sourceLine && sourceLine <= endLine;
  }
}
