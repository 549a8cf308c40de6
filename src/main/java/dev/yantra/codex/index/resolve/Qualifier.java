package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.types.JavaType;

/**
 * The part before a dot or a double colon (JLS 6.5, 15.13).
 *
 * @param form the way it is used
 * @param type the type of the value, or the type itself
 * @param packageName of a package only
 */
record Qualifier(Form form, JavaType type, String packageName) {
  /** A kind of qualifier. */
  enum Form {
    VALUE,
    TYPE,
    SUPER,
    PACKAGE
  }

  static Qualifier value(JavaType type) {
    return new Qualifier(Form.VALUE, type, "");
  }

  static Qualifier type(JavaType type) {
    return new Qualifier(Form.TYPE, type, "");
  }

  boolean isType() {
    return form == Form.TYPE;
  }
}
