package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.types.JavaType;

/**
 * The target type of an expression (JLS 5, 15.2).
 *
 * @param type the type asked for; {@link JavaType.Unknown#TYPE} where none is
 * @param open true if the place will ask for a type that is not known yet, as an argument's does
 */
record ExpectedType(JavaType type, boolean open) {
  /** A place that asks for nothing, such as before a dot. */
  static final ExpectedType NOTHING = new ExpectedType(JavaType.Unknown.TYPE, false);

  /** An argument whose method is not chosen yet. */
  static final ExpectedType OPEN = new ExpectedType(JavaType.Unknown.TYPE, true);

  static ExpectedType of(JavaType type) {
    return new ExpectedType(type, true);
  }

  boolean known() {
    return type != JavaType.Unknown.TYPE;
  }
}
