package dev.yantra.codex.index.types;

import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.Wildcard;

/**
 * The types that a value of a wildcard type can be read and written as: a short form of capture
 * (JLS 5.1.10).
 */
public final class Bounds {
  private Bounds() {}

  /** The type that a value of the type can be read as. */
  public static JavaType upper(JavaType type) {
    if (type instanceof Wildcard wildcard) {
      return wildcard.bound() == Bound.EXTENDS ? upper(wildcard.type()) : JavaType.Unknown.TYPE;
    }
    return type;
  }

  /** The type that a value must have to be written where the type stands. */
  public static JavaType lower(JavaType type) {
    return type instanceof Wildcard wildcard ? wildcard.type() : type;
  }

  /** A wildcard over what may itself be a wildcard. */
  static JavaType wildcard(Bound bound, JavaType type) {
    if (type instanceof Wildcard inner) {
      if (inner.bound() == bound || inner.bound() == Bound.NONE || bound == Bound.NONE) {
        return inner;
      }
      return new Wildcard(Bound.NONE, JavaType.Unknown.TYPE);
    }
    return new Wildcard(bound, type);
  }
}
