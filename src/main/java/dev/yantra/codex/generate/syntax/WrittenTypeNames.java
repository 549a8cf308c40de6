package dev.yantra.codex.generate.syntax;

import java.util.Map;

/** Types as source writes them, reduced to what can be compared without resolving them. */
public final class WrittenTypeNames {
  private static final Map<String, String> BOXES =
      Map.of(
          "int", "Integer",
          "long", "Long",
          "short", "Short",
          "byte", "Byte",
          "char", "Character",
          "boolean", "Boolean",
          "float", "Float",
          "double", "Double");

  private WrittenTypeNames() {}

  /**
   * The simple name without type arguments and annotations, dimensions kept: {@code
   * java.util.List<String>[]} gives {@code List[]}, {@code T...} gives {@code T[]}.
   */
  public static String simple(String type) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    String plain = type.replaceAll("(?U)@[\\w$.]+(\\([^)]*\\))?\\s*", "").replace("...", "[]");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (depth == 0 && !Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    String erased = out.toString();
    return erased.substring(Math.max(erased.lastIndexOf('.'), erased.lastIndexOf('$')) + 1);
  }

  /** The simple name of the element type of an array, or of the type itself. */
  public static String element(String type) {
    String simple = simple(type);
    int bracket = simple.indexOf('[');
    return bracket < 0 ? simple : simple.substring(0, bracket);
  }

  /** The wrapper of a primitive type; any other type as it is. */
  public static String boxed(String simpleName) {
    return BOXES.getOrDefault(simpleName, simpleName);
  }

  /** True if {@code simpleName} is a primitive type. */
  public static boolean primitive(String simpleName) {
    return BOXES.containsKey(simpleName);
  }

  /** True if a value of the one type may well be given where the other is wanted. */
  public static boolean fits(String given, String wanted) {
    String from = simple(given);
    String to = simple(wanted);
    return from.equals(to)
        || boxed(from).equals(boxed(to))
        || (to.equals("Object") && !primitive(from))
        || (to.equals("CharSequence") && from.equals("String"))
        || (from.equals("int") && (to.equals("long") || to.equals("double")));
  }
}
