package dev.yantra.codex.generate.syntax;

import java.util.List;

/**
 * A type of the repository with its members, as its file writes them.
 *
 * @param name binary name
 * @param form {@code class}, {@code interface}, {@code enum}, {@code record} or {@code @interface}
 * @param end position of its closing brace
 * @param supertypes simple names of its superclass and interfaces
 * @param typeParameters names of its type variables
 */
public record TypeSource(
    String name,
    String form,
    int end,
    List<String> supertypes,
    List<String> typeParameters,
    List<FieldSource> fields,
    List<MethodSource> methods) {
  public TypeSource {
    supertypes = List.copyOf(supertypes);
    typeParameters = List.copyOf(typeParameters);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /**
   * A field, enum constant or record component.
   *
   * @param type as written
   * @param enumConstant true if it is a constant of an enum
   * @param initialiser the expression that it starts with; empty without one
   */
  public record FieldSource(
      String name,
      String type,
      boolean isStatic,
      boolean isFinal,
      boolean enumConstant,
      String initialiser) {}

  /** The innermost simple name. */
  public String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
