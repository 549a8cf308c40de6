package dev.yantra.codex.predict.outline;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import java.util.List;

/**
 * A piece of code that can be judged, as the outline of a file shows it: a method, a constructor or
 * the code of an initialiser.
 *
 * @param owner binary name of its type
 * @param name its simple name; {@link CanonicalId#CONSTRUCTOR} for a constructor, {@link
 *     #CLASS_INITIALIZER} or {@link #INSTANCE_INITIALIZER} for the code of an initialiser
 * @param part for the code of an initialiser, the field whose value it is or the number of the
 *     block; empty otherwise
 * @param parameters its parameters, types as written, {@code T...} as {@code T[]}
 * @param returnType as written; {@code void} for a constructor
 * @param remarks the comments that stand before it, as written; may be empty
 * @param line first line, Javadoc and annotations included
 * @param endLine last line, inclusive
 * @param bodyLine the line of the opening brace, or {@code endLine} without a body
 */
public record OutlinedMethod(
    String owner,
    String name,
    String part,
    List<Parameter> parameters,
    String returnType,
    String remarks,
    int line,
    int endLine,
    int bodyLine) {
  /** The name of what runs when a class is initialised. */
  public static final String CLASS_INITIALIZER = "<clinit>";

  /** The name of what runs when an instance is made, besides constructors. */
  public static final String INSTANCE_INITIALIZER = "<instinit>";

  public OutlinedMethod {
    parameters = List.copyOf(parameters);
  }

  /** Plain code: the JVM would generate a record's own hash at run time, in every git hook. */
  @Override
  public int hashCode() {
    return 31 * (31 * owner.hashCode() + name.hashCode()) + line;
  }

  /** The canonical id with parameter types as written, since an outline cannot resolve them. */
  public String id() {
    return CanonicalId.method(
        owner, name, parameters.stream().map(p -> withoutGenerics(p.type())).toList());
  }

  /** The id, made unique among the initialisers of one type. */
  public String key() {
    return id() + part;
  }

  /** The text of its Javadoc; empty if there is none. */
  public String javadoc() {
    return JavadocText.lastOf(remarks);
  }

  /** True if a line is one of its lines. */
  public boolean covers(int sourceLine) {
    return line <= sourceLine && sourceLine <= endLine;
  }

  private static String withoutGenerics(String type) {
    StringBuilder erased = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      depth += c == '<' ? 1 : 0;
      if (depth == 0 && !Character.isWhitespace(c)) {
        erased.append(c);
      }
      depth -= c == '>' ? 1 : 0;
    }
    return erased.toString();
  }
}
