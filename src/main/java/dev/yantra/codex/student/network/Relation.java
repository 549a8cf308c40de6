package dev.yantra.codex.student.network;

import java.util.List;

/**
 * A group of neighbours that is averaged on its own: "who calls me" and "whom I call" mean
 * different things.
 */
public enum Relation {
  /** Methods that call the node. */
  CALLERS,
  /** Methods that the node calls. */
  CALLEES,
  /** Owner, members, overridden and overriding methods, supertypes and subtypes. */
  STRUCTURE,
  /** Fields and types that it uses, or methods that use it. */
  USES,
  /** Methods that changed in the same commits. */
  CO_CHANGED;

  /** All relations in the order of their blocks. */
  public static final List<Relation> ALL = List.of(values());

  /** Its place among the blocks. */
  public int block() {
    return ALL.indexOf(this);
  }
}
