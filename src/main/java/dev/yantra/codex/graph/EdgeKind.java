package dev.yantra.codex.graph;

/**
 * A relation between two nodes of the code graph; every edge points from the first named to the
 * second.
 */
public enum EdgeKind {
  /**
   * Caller to callee: calls, constructions, {@code this(...)}/{@code super(...)} and method
   * references.
   */
  CALLS,
  /** Method to a field that it reads or writes. */
  USES_FIELD,
  /** Method or field to a type that its signature or body names. */
  USES_TYPE,
  /** Type to its members and nested types. */
  DECLARES,
  /** Method to the method that it overrides or implements. */
  OVERRIDES,
  /** Type to its superclass and interfaces. */
  EXTENDS,
  /** Top-level type to what its file imports. */
  IMPORTS,
  /** Test method to the main method that it exercises. */
  TESTS,
  /** Method to a method that has often changed in the same commits; the lesser id first. */
  CO_CHANGED
}
