package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.MethodTree;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import java.util.List;

/**
 * A method or constructor as its file writes it.
 *
 * @param owner binary name of its type
 * @param name simple name; {@code <init>} for constructors
 * @param modifiers Java modifiers as written, without annotations
 * @param typeParameters its own type parameters with bounds, {@code <T extends X>}, or empty
 * @param parameters formal parameters with types as written, {@code T...} for variable arity
 * @param returnType as written; {@code void} for constructors
 * @param javadoc its Javadoc as written, with the delimiters; empty without one
 * @param start position of its first character in the file, Javadoc excluded
 * @param end position behind its last character
 * @param bodyStart position of the opening brace, or -1 without a body
 * @param bodyEnd position behind the closing brace, or -1 without a body
 * @param sound true if it has a body that can be cut and rewritten: see {@link SoundBody}
 */
public record MethodSource(
    ParsedFile file,
    String owner,
    String name,
    List<String> modifiers,
    String typeParameters,
    List<Parameter> parameters,
    String returnType,
    List<String> throwsTypes,
    String javadoc,
    int start,
    int end,
    int bodyStart,
    int bodyEnd,
    boolean sound,
    MethodTree tree) {
  public MethodSource {
    modifiers = List.copyOf(modifiers);
    parameters = List.copyOf(parameters);
    throwsTypes = List.copyOf(throwsTypes);
  }

  /** The body with its braces; empty without one. */
  public String body() {
    return bodyStart < 0 ? "" : file.text().substring(bodyStart, bodyEnd);
  }

  /** True if it is a constructor. */
  public boolean constructor() {
    return name.equals(CanonicalId.CONSTRUCTOR);
  }

  /** True if it is static. */
  public boolean isStatic() {
    return modifiers.contains("static");
  }

  /** The name by which it is called: the type's own for a constructor. */
  public String spokenName() {
    return constructor()
        ? owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1)
        : name;
  }

  // Two parses of the same text are the same method: the tree is identified by where it stands.
  @Override
  public boolean equals(Object other) {
    return other instanceof MethodSource m
        && m.file.path().equals(file.path())
        && m.start == start
        && m.owner.equals(owner);
  }

  @Override
  public int hashCode() {
    return file.path().hashCode() * 31 + start;
  }

  @Override
  public String toString() {
    return owner + "#" + name + parameters;
  }
}
