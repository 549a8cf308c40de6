package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The declaration of a method up to its body, taken apart.
 *
 * @param name its name; {@link CanonicalId#CONSTRUCTOR} for a constructor
 * @param parameters its parameters as written
 * @param returnType its return type as written; {@code void} for a constructor
 */
record SignatureText(String name, List<Parameter> parameters, String returnType) {
  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "static",
          "final",
          "abstract",
          "native",
          "synchronized",
          "strictfp",
          "default",
          "transient",
          "volatile",
          "sealed");

  /** Words before a parenthesis that make a statement, not a declaration. */
  private static final Set<String> STATEMENTS =
      Set.of("if", "for", "while", "switch", "catch", "try", "return", "new", "synchronized");

  private static final Pattern NAME = Pattern.compile("([\\w$]+)\\s*$");
  private static final Pattern AFTER = Pattern.compile("(?s)[\\s\\[\\]]*(?:throws\\b.*)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern ANNOTATION = Pattern.compile("@\\s*(?!interface\\b)[\\w.]+");

  SignatureText {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a declaration without annotations.
   *
   * @param owner simple name of the type that it stands in
   * @return nothing if it is not the declaration of a method or constructor
   */
  static Optional<SignatureText> parse(String header, String owner) {
    int open = header.indexOf('(');
    if (open < 0) {
      return Optional.empty();
    }
    String before = header.substring(0, open);
    Matcher nameAtEnd = NAME.matcher(before);
    String inside = insideParentheses(header, open);
    int close = open + inside.length() + 1;
    if (before.indexOf('=') >= 0
        || !nameAtEnd.find()
        || STATEMENTS.contains(nameAtEnd.group(1))
        || close >= header.length()
        || !AFTER.matcher(header.substring(close + 1)).matches()) {
      return Optional.empty();
    }
    String name = nameAtEnd.group(1);
    String type = withoutModifiers(before.substring(0, nameAtEnd.start()));
    if (type.isEmpty()) {
      return name.equals(owner)
          ? Optional.of(new SignatureText(CanonicalId.CONSTRUCTOR, parametersOf(inside), "void"))
          : Optional.empty();
    }
    return Optional.of(new SignatureText(name, parametersOf(inside), type));
  }

  /** What stands between the parenthesis at {@code open} and its partner, or the end. */
  static String insideParentheses(String text, int open) {
    int end = endOfBrackets(text, open, '(', ')');
    return text.substring(open + 1, Math.max(open + 1, end - 1));
  }

  /** The text with everything in parentheses left out. */
  static String outsideParentheses(String text) {
    StringBuilder outside = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : 0;
      if (depth == 0) {
        outside.append(c);
      }
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return outside.toString();
  }

  /** The text without annotations and their arguments. */
  static String withoutAnnotations(String text) {
    if (text.indexOf('@') < 0) {
      return text;
    }
    StringBuilder bare = new StringBuilder();
    Matcher matcher = ANNOTATION.matcher(text);
    int i = 0;
    while (matcher.find(i)) {
      bare.append(text, i, matcher.start()).append(' ');
      i = matcher.end();
      int next = i;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      if (next < text.length() && text.charAt(next) == '(') {
        i = endOfBrackets(text, next, '(', ')');
      }
    }
    return bare.append(text, i, text.length()).toString();
  }

  private static List<Parameter> parametersOf(String inside) {
    List<Parameter> parameters = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= inside.length(); i++) {
      char c = i < inside.length() ? inside.charAt(i) : ',';
      depth += c == '<' || c == '(' || c == '[' ? 1 : c == '>' || c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == inside.length())) {
        parameter(inside.substring(start, i)).ifPresent(parameters::add);
        start = i + 1;
      }
    }
    return parameters;
  }

  private static Optional<Parameter> parameter(String text) {
    String bare = withoutAnnotations(text).replace("...", "[] ").strip();
    bare = bare.startsWith("final ") ? bare.substring(6).strip() : bare;
    String dimensions = "";
    while (bare.endsWith("]") && bare.lastIndexOf('[') > 0) {
      dimensions += "[]";
      bare = bare.substring(0, bare.lastIndexOf('[')).strip();
    }
    Matcher name = NAME.matcher(bare);
    if (!name.find() || name.start() == 0 || name.group(1).equals("this")) {
      return Optional.empty();
    }
    String type = BLANKS.matcher(bare.substring(0, name.start()).strip()).replaceAll(" ");
    return Optional.of(new Parameter(name.group(1), type.replace(" [", "[") + dimensions));
  }

  private static String withoutModifiers(String text) {
    String rest = text.strip();
    while (true) {
      if (rest.startsWith("<")) {
        rest = rest.substring(endOfBrackets(rest, 0, '<', '>')).strip();
        continue;
      }
      int end = 0;
      while (end < rest.length() && Character.isJavaIdentifierPart(rest.charAt(end))) {
        end++;
      }
      boolean nonSealed = rest.startsWith("non-sealed");
      if (!nonSealed && !MODIFIERS.contains(rest.substring(0, end))) {
        return BLANKS.matcher(rest).replaceAll(" ");
      }
      rest = rest.substring(nonSealed ? "non-sealed".length() : end).strip();
    }
  }

  private static int endOfBrackets(String text, int open, char opening, char closing) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
