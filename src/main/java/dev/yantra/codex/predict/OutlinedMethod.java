package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import java.util.List;

/**
 * A method or constructor as the outline of a file shows it.
 *
 * @param owner binary name of its type
 * @param name its simple name; {@link CanonicalId#CONSTRUCTOR} for a constructor
 * @param parameters its parameters, types as written, {@code T...} as {@code T[]}
 * @param returnType as written; {@code void} for a constructor
 * @param remarks the comments that stand before it, as written; may be empty
 * @param line first line, Javadoc and annotations included
 * @param endLine last line, inclusive
 * @param bodyLine the line of the opening brace, or {@code endLine} without a body
 */
record OutlinedMethod(
    String owner,
    String name,
    List<Parameter> parameters,
    String returnType,
    String remarks,
    int line,
    int endLine,
    int bodyLine) {
  OutlinedMethod {
    parameters = List.copyOf(parameters);
  }

  /** The canonical id with parameter types as written, since an outline cannot resolve them. */
  String id() {
    return CanonicalId.method(
        owner, name, parameters.stream().map(p -> withoutGenerics(p.type())).toList());
  }

  /** The text of its Javadoc; empty if there is none. */
  String javadoc() {
    return JavadocText.lastOf(remarks);
  }

  boolean covers(int sourceLine) {
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
