package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import java.util.List;

/** Literals that can stand for a value of a type when nothing better is in scope. */
final class Defaults {
  private Defaults() {}

  static List<String> of(String type) {
    String simple = WrittenTypeNames.simple(type);
    return switch (simple) {
      case "boolean", "Boolean" -> List.of("false", "true");
      case "int", "long", "short", "byte", "Integer", "Long" -> List.of("0", "-1", "1");
      case "char" -> List.of("' '");
      case "double", "float" -> List.of("0");
      case "String", "CharSequence" -> List.of("null", "\"\"");
      default -> List.of("null");
    };
  }
}
