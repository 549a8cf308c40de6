package dev.yantra.codex.graph;

import java.util.List;

/**
 * The side of a type that callers see: its declared methods and the types that it inherits from.
 *
 * @param name binary name
 * @param supertypes binary names of its superclass and interfaces
 * @param members declared methods and constructors, sorted by id; those of a library only as far as
 *     they are public or protected
 */
public record TypeShape(
    String name, boolean isInterface, List<String> supertypes, List<Member> members) {
  public TypeShape {
    supertypes = List.copyOf(supertypes);
    members = members.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  /**
   * A declared method.
   *
   * @param id canonical id
   * @param returns erased return type; empty where a type argument decides it
   * @param access the code that can name it
   * @param generic one bit for each parameter, set where a type argument decides its type
   */
  public record Member(
      String id,
      String returns,
      Access access,
      boolean isStatic,
      boolean isVarargs,
      long generic) {}

  /** The access level of a member (JLS 6.6). */
  public enum Access {
    PUBLIC,
    PROTECTED,
    PACKAGE,
    PRIVATE
  }
}
