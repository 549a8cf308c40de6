package dev.yantra.codex.graph;

/** A kind of node of the code graph. */
public enum NodeKind {
  /** A method or constructor of the repository. */
  METHOD,
  /** A class, interface, enum, record or annotation of the repository. */
  TYPE,
  /** A field, enum constant or record component of the repository. */
  FIELD,
  /** A method or constructor of a library that the repository calls. */
  EXTERNAL_METHOD,
  /** A type of a library that the repository uses. */
  EXTERNAL_TYPE
}
