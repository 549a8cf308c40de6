package dev.yantra.codex.generate;

/**
 * A request to generate: a sentence, or a method whose body is missing.
 *
 * @param text the work that it should do; may be empty if {@code method} is given
 * @param in the place that it goes to: a file, a simple or a binary name of a type; empty to let it
 *     be chosen
 * @param signature its declaration; empty to let it be derived
 * @param method canonical id of a method of the repository whose body is to be written, without
 *     looking at the one that it has; empty for a new method
 */
public record GenerateRequest(String text, String in, String signature, String method) {
  /** A new method from a sentence. */
  public static GenerateRequest of(String text) {
    return new GenerateRequest(text, "", "", "");
  }

  /** The body of a method of the repository. */
  public static GenerateRequest body(String method) {
    return new GenerateRequest("", "", "", method);
  }
}
