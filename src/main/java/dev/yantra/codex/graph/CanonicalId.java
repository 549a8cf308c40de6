package dev.yantra.codex.graph;

import java.util.List;

/**
 * The parts of a canonical id: {@code pkg.Outer$Inner#name(int,java.lang.String[])} for a method,
 * {@code #<init>(...)} for a constructor, {@code pkg.Type#field} for a field, {@code pkg.Type} for
 * a type.
 *
 * @param owner binary name of the type
 * @param member simple name of the member, or empty for a type
 * @param parameters erased parameter types of a method; empty otherwise
 * @param method true if it names a method or constructor
 */
public record CanonicalId(String owner, String member, List<String> parameters, boolean method) {
  /** The member name of constructors. */
  public static final String CONSTRUCTOR = "<init>";

  public CanonicalId {
    parameters = List.copyOf(parameters);
  }

  /** Takes an id apart; any string has an answer, as a type if it looks like nothing else. */
  public static CanonicalId parse(String id) {
    int hash = id.indexOf('#');
    if (hash < 0) {
      return new CanonicalId(id, "", List.of(), false);
    }
    String owner = id.substring(0, hash);
    int open = id.indexOf('(', hash);
    if (open < 0) {
      return new CanonicalId(owner, id.substring(hash + 1), List.of(), false);
    }
    String inside = id.substring(open + 1, Math.max(open + 1, id.lastIndexOf(')')));
    List<String> parameters = inside.isEmpty() ? List.of() : List.of(inside.split(","));
    return new CanonicalId(owner, id.substring(hash + 1, open), parameters, true);
  }

  /** Joins the id of a method of {@code owner}. */
  public static String method(String owner, String name, List<String> erasedParameters) {
    return owner + "#" + name + "(" + String.join(",", erasedParameters) + ")";
  }

  /** The package of the owner; empty for the unnamed package. */
  public String packageName() {
    int dot = owner.lastIndexOf('.');
    return dot < 0 ? "" : owner.substring(0, dot);
  }

  /** The owner's innermost simple name: {@code Inner} of {@code pkg.Outer$Inner}. */
  public String ownerSimpleName() {
    return owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
  }

  /** The binary name of the outermost type around the owner. */
  public String topLevel() {
    int dollar = owner.indexOf('$', owner.lastIndexOf('.') + 2);
    return dollar < 0 ? owner : owner.substring(0, dollar);
  }

  /** The member's name as one says it: a constructor has its type's. */
  public String spokenName() {
    return constructor() ? ownerSimpleName() : member;
  }

  /** True if it names a constructor. */
  public boolean constructor() {
    return member.equals(CONSTRUCTOR);
  }
}
