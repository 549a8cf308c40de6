package dev.yantra.codex.student.calls;

import java.util.List;
import java.util.Map;

/**
 * The rule by which a value of one erased type can be given where another is expected (JLS 5.2).
 */
final class Assignability {
  private static final List<String> NUMBERS =
      List.of("byte", "short", "int", "long", "float", "double");
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "char", "java.lang.Character",
          "byte", "java.lang.Byte",
          "short", "java.lang.Short",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private Assignability() {}

  /** True if {@code type} fits {@code asked}; true where it is not known. */
  static boolean holds(String type, String asked, Callables callables) {
    if (type.isEmpty() || asked.isEmpty() || type.equals(asked)) {
      return true;
    }
    if (type.equals("void")) {
      return false;
    }
    boolean primitive = BOXES.containsKey(type);
    if (primitive && BOXES.containsKey(asked)) {
      int from = type.equals("char") ? 1 : NUMBERS.indexOf(type);
      int to = NUMBERS.indexOf(asked);
      return from >= 0 && to >= 0 && from < to;
    }
    if (primitive) {
      String box = BOXES.getOrDefault(type, "");
      return box.equals(asked)
          || asked.equals("java.lang.Object")
          || (asked.equals("java.lang.Number") && NUMBERS.contains(type));
    }
    if (BOXES.containsKey(asked)) {
      return BOXES.getOrDefault(asked, "").equals(type) || type.equals("java.lang.Object");
    }
    if (asked.equals("java.lang.Object")) {
      return true;
    }
    if (type.endsWith("[]") || asked.endsWith("[]")) {
      return type.endsWith("[]")
          && asked.endsWith("[]")
          && holds(
              type.substring(0, type.length() - 2),
              asked.substring(0, asked.length() - 2),
              callables);
    }
    return !callables.knows(type) || callables.supertypes(type).contains(asked);
  }
}
