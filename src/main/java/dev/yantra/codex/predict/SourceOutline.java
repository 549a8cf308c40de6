package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.source.MaskedSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The methods of one source file, found by braces and parentheses alone: enough to say which method
 * a line belongs to, in a thousandth of the time that a parser needs to start.
 *
 * <p>Methods of local and anonymous classes belong to the method around them. Source that does not
 * compile gives what can be made of it, never an error.
 */
final class SourceOutline {
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*$");
  private static final Pattern TYPE =
      Pattern.compile("(?:^|\\s)(class|interface|enum|record|@\\s*interface)\\s+([\\w$]+)");
  private static final Pattern DEFAULT_VALUE = Pattern.compile("\\)\\s*default\\b");

  /** A type whose body the scan is in; {@code constants} until the list of an enum's ends. */
  private static final class Scope {
    private final String binaryName;
    private final String components;
    private boolean constants;

    Scope(String binaryName, String components, boolean constants) {
      this.binaryName = binaryName;
      this.components = components;
      this.constants = constants;
    }

    String simpleName() {
      return CanonicalId.parse(binaryName).ownerSimpleName();
    }
  }

  private final MaskedSource text;
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final List<OutlinedMethod> found = new ArrayList<>();
  private String packagePrefix = "";

  private SourceOutline(MaskedSource text) {
    this.text = text;
  }

  /** The methods and constructors of {@code source} in order. */
  static List<OutlinedMethod> of(String source) {
    return of(MaskedSource.of(source));
  }

  /** The methods and constructors of {@code text} in order. */
  static List<OutlinedMethod> of(MaskedSource text) {
    SourceOutline outline = new SourceOutline(text);
    outline.scan();
    return List.copyOf(outline.found);
  }

  private void scan() {
    String code = text.code();
    int start = 0;
    int parentheses = 0;
    int bracesInside = 0;
    for (int i = 0; i < code.length(); i++) {
      switch (code.charAt(i)) {
        case '(', '[' -> parentheses++;
        case ')', ']' -> parentheses--;
        case ';' -> {
          if (parentheses <= 0) {
            endOfStatement(start, i);
            start = i + 1;
          }
        }
        case '}' -> {
          if (parentheses > 0 && bracesInside > 0) {
            bracesInside--;
          } else {
            // A parenthesis that was never closed ends here at the latest.
            scopes.poll();
            parentheses = 0;
            start = i + 1;
          }
        }
        case '{' -> {
          if (parentheses > 0) {
            bracesInside++;
          } else {
            int next = opened(start, i);
            start = next < 0 ? start : next;
            // The scan goes on inside a type and behind everything else.
            i = next == i + 1 ? i : text.endOfBlock(i) - 1;
          }
        }
        default -> {}
      }
    }
  }

  /**
   * Takes what stands before a brace.
   *
   * @return where the next declaration starts, or -1 if the one before the brace goes on behind it
   */
  private int opened(int start, int brace) {
    String header = SignatureText.withoutAnnotations(text.code().substring(start, brace)).strip();
    if (opensType(header)) {
      return brace + 1;
    }
    if (opensValue(header)) {
      return -1;
    }
    int end = text.endOfBlock(brace);
    method(header, start, brace, end);
    return end;
  }

  private void endOfStatement(int start, int end) {
    String header = SignatureText.withoutAnnotations(text.code().substring(start, end)).strip();
    Scope scope = scopes.peek();
    if (scope == null) {
      Matcher matcher = PACKAGE.matcher(header);
      if (matcher.find()) {
        packagePrefix = matcher.group(1) + ".";
      }
    } else if (scope.constants) {
      scope.constants = false;
    } else {
      Matcher value = DEFAULT_VALUE.matcher(header);
      method(value.find() ? header.substring(0, value.start() + 1) : header, start, end, end + 1);
    }
  }

  private boolean opensType(String header) {
    Matcher matcher = TYPE.matcher(header);
    int parenthesis = header.indexOf('(');
    if (!matcher.find() || (parenthesis >= 0 && matcher.start() > parenthesis)) {
      return false;
    }
    Scope outer = scopes.peek();
    String name = matcher.group(2);
    String binary = outer == null ? packagePrefix + name : outer.binaryName + "$" + name;
    String components =
        matcher.group(1).equals("record") && parenthesis >= 0
            ? SignatureText.insideParentheses(header, parenthesis)
            : "";
    scopes.push(new Scope(binary, components, matcher.group(1).equals("enum")));
    return true;
  }

  /** Whether a brace opens a field's or an annotation member's value, or the body of a constant. */
  private boolean opensValue(String header) {
    Scope scope = scopes.peek();
    return scope == null
        || scope.constants
        || SignatureText.outsideParentheses(header).indexOf('=') >= 0
        || DEFAULT_VALUE.matcher(header).find();
  }

  private void method(String header, int start, int body, int end) {
    Scope scope = scopes.peek();
    if (scope == null) {
      return;
    }
    Optional<SignatureText> parsed = SignatureText.parse(header, scope.simpleName());
    if (parsed.isEmpty() && header.endsWith(scope.simpleName()) && header.indexOf('(') < 0) {
      // A compact constructor takes the components of its record.
      parsed = SignatureText.parse(header + "(" + scope.components + ")", scope.simpleName());
    }
    parsed.ifPresent(
        m -> {
          int first = firstCharacter(start);
          found.add(
              new OutlinedMethod(
                  scope.binaryName,
                  m.name(),
                  m.parameters(),
                  m.returnType(),
                  text.source().substring(first, firstOfCode(first)),
                  text.lineOf(first),
                  text.lineOf(Math.max(first, end - 1)),
                  text.lineOf(Math.min(body, text.code().length()))));
        });
  }

  private int firstOfCode(int from) {
    int i = from;
    while (i < text.code().length() && Character.isWhitespace(text.code().charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * Where a declaration begins: behind blanks, and behind a remark that trails what stood before.
   */
  private int firstCharacter(int start) {
    String source = text.source();
    String code = text.code();
    int first = start;
    while (first < source.length() && Character.isWhitespace(source.charAt(first))) {
      first++;
    }
    int endOfLine = source.indexOf('\n', start);
    boolean remark =
        endOfLine >= 0
            && first < endOfLine
            && start > 0
            && code.substring(first, endOfLine).isBlank()
            && !source.startsWith("/**", first);
    if (!remark) {
      return first;
    }
    first = endOfLine;
    while (first < source.length() && Character.isWhitespace(source.charAt(first))) {
      first++;
    }
    return first;
  }
}
