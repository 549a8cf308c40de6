package dev.yantra.codex.predict.outline;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.predict.outline.OutlinedHead.Kind;
import dev.yantra.codex.source.LineStarts;
import dev.yantra.codex.source.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One pass over the tokens of a file that notes what is declared in it. */
final class OutlineReader {
  /** Classes within classes are read so deep and no deeper. */
  private static final int DEEPEST = 200;

  private final Map<String, Integer> numbers = new HashMap<>();

  private final TokenCursor cursor;
  private final SignatureTokens signatures;
  private final OutlineNotes notes;
  private String packagePrefix = "";
  private int depth;

  OutlineReader(String source, List<Token> tokens, LineStarts lines) {
    this.cursor = new TokenCursor(tokens);
    this.signatures = new SignatureTokens(tokens);
    this.notes = new OutlineNotes(cursor, new Remarks(source, tokens), lines);
  }

  SourceOutline.Declarations read() {
    while (!cursor.atEnd()) {
      int start = cursor.at();
      topLevel();
      if (cursor.at() == start) {
        cursor.advance();
      }
    }
    return notes.declarations();
  }

  private void topLevel() {
    int start = cursor.at();
    cursor.skipModifiers();
    ClassScope file = new ClassScope("", "", "", List.of(), false);
    if (cursor.is("package")) {
      String name = statement().stream().skip(1).collect(Collectors.joining());
      packagePrefix = name.isEmpty() ? "" : name + ".";
      notes.head(Kind.PACKAGE, name, start);
    } else if (cursor.is("import")) {
      List<String> words = statement();
      boolean isStatic = words.size() > 1 && words.get(1).equals("static");
      String name = words.stream().skip(isStatic ? 2 : 1).collect(Collectors.joining());
      notes.imported(name, isStatic, start);
    } else if (startsModule()) {
      while (!cursor.atEnd() && !cursor.is("{")) {
        cursor.advance();
      }
      int brace = cursor.at();
      cursor.skipGroup();
      int name = cursor.previousOf("module", start, brace) + 1;
      notes.head(Kind.MODULE, cursor.join("", name, brace), start);
    } else if (!type(file, start, "")) {
      passOver(file);
    }
  }

  private boolean startsModule() {
    int ahead = cursor.is("open") ? 1 : 0;
    return cursor.peek(ahead).is("module")
        && cursor.peek(ahead + 1).identifier()
        && (cursor.peek(ahead + 2).is(".") || cursor.peek(ahead + 2).is("{"));
  }

  /** The texts of the tokens up to a semicolon, which is passed over. */
  private List<String> statement() {
    List<String> texts = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.is(";") && !cursor.is("{") && !cursor.is("}")) {
      texts.add(cursor.peek(0).text());
      cursor.advance();
    }
    if (cursor.is(";")) {
      cursor.advance();
    }
    return texts;
  }

  /**
   * Reads a type and its members if one begins here.
   *
   * @param number of a local type; empty for any other
   */
  private boolean type(ClassScope outer, int start, String number) {
    int keyword = cursor.is("@") ? 1 : 0;
    String form = cursor.peek(keyword).text();
    Token name = cursor.peek(keyword + 1);
    boolean begins =
        name.identifier()
            && switch (form) {
              case "class", "enum" -> keyword == 0;
              case "interface" -> true;
              case "record" -> keyword == 0 && (cursor.peek(2).is("(") || cursor.peek(2).is("<"));
              default -> false;
            };
    if (!begins) {
      return false;
    }
    cursor.advance(keyword + 2);
    List<Parameter> components = List.of();
    while (!cursor.atEnd() && !cursor.is("{") && !cursor.is("}") && !cursor.is(";")) {
      int open = cursor.at();
      if (!cursor.is("(")) {
        cursor.advance();
        continue;
      }
      cursor.skipGroup();
      if (form.equals("record") && components.isEmpty()) {
        components = signatures.parameters(open + 1, cursor.at() - 1);
      }
    }
    boolean local = outer.anonymous() || !number.isEmpty();
    String binaryName = binaryName(outer, number + name.text());
    ClassScope scope = new ClassScope(binaryName, name.text(), form, components, local);
    if (!local) {
      notes.head(Kind.TYPE, binaryName, start);
    }
    if (cursor.is("{")) {
      body(scope);
    }
    return true;
  }

  private String binaryName(ClassScope outer, String simpleName) {
    return outer.name().isEmpty() ? packagePrefix + simpleName : outer.name() + "$" + simpleName;
  }

  /** Reads the members of a type from its opening brace to the closing one. */
  private void body(ClassScope scope) {
    if (depth == DEEPEST) {
      cursor.skipGroup();
      return;
    }
    depth++;
    cursor.advance();
    if (scope.form().equals("enum")) {
      constants(scope);
    }
    while (!cursor.atEnd() && !cursor.is("}")) {
      int start = cursor.at();
      member(scope);
      if (cursor.at() == start) {
        cursor.advance();
      }
    }
    cursor.advance();
    depth--;
  }

  private void constants(ClassScope scope) {
    while (!cursor.atEnd() && !cursor.is("}") && !cursor.is(";")) {
      int start = cursor.at();
      cursor.skipModifiers();
      if (!cursor.peek(0).identifier()) {
        cursor.advance();
        continue;
      }
      int name = cursor.at();
      cursor.advance();
      int before = notes.initializers();
      if (cursor.is("(")) {
        group(scope);
      }
      if (cursor.is("{")) {
        body(anonymous(scope));
      }
      notes.field(scope, true, start, name, name, before);
    }
  }

  private ClassScope anonymous(ClassScope outer) {
    int number = numbers.merge(outer.name(), 1, Integer::sum);
    return new ClassScope(outer.name() + "$" + number, "", "class", List.of(), true);
  }

  private void member(ClassScope scope) {
    int start = cursor.at();
    boolean isStatic = cursor.skipModifiers() || scope.form().equals("interface");
    if (cursor.is("{")) {
      int body = cursor.at();
      hide(scope);
      String name =
          isStatic ? OutlinedMethod.CLASS_INITIALIZER : OutlinedMethod.INSTANCE_INITIALIZER;
      int block = numbers.merge(scope.name() + "#" + name, 1, Integer::sum);
      notes.initializer(scope, isStatic, String.valueOf(block), start, body);
      return;
    }
    if (type(scope, start, "")) {
      return;
    }
    if (cursor.is("<")) {
      cursor.skipTypeArguments();
      cursor.skipAnnotations();
    }
    int type = cursor.at();
    cursor.skipToEndOfName();
    int name = cursor.nameBefore();
    if (cursor.is("(")) {
      method(scope, start, type);
    } else if (cursor.is("{")) {
      int body = cursor.at();
      hide(scope);
      if (scope.form().equals("record") && type == body - 1 && names(scope, type)) {
        notes.method(scope, CanonicalId.CONSTRUCTOR, scope.components(), "void", start, body);
      }
    } else if (name > type && signatures.isType(type, name)) {
      declarators(scope, isStatic, start, name);
    } else {
      passOver(scope);
    }
  }

  private boolean names(ClassScope scope, int token) {
    return cursor.token(token).is(scope.simpleName());
  }

  /** Passes over what is no declaration, up to its semicolon or over its braces. */
  private void passOver(ClassScope scope) {
    notes.hide();
    code(scope, Set.of(";", "{"));
    if (cursor.is("{")) {
      group(scope);
    } else if (cursor.is(";")) {
      cursor.advance();
    }
    notes.reveal();
  }

  /** Passes over a group whose classes are not noted, but counted. */
  private void hide(ClassScope scope) {
    notes.hide();
    group(scope);
    notes.reveal();
  }

  private void method(ClassScope scope, int start, int type) {
    int name = cursor.at() - 1;
    int open = cursor.at();
    cursor.skipGroup();
    int close = cursor.at() - 1;
    while (cursor.is("[") || cursor.is("]")) {
      cursor.advance();
    }
    if (cursor.is("throws")) {
      while (!cursor.atEnd() && !cursor.is("{") && !cursor.is(";") && !cursor.is("}")) {
        cursor.advance();
      }
    }
    boolean constructor = type == name && names(scope, name);
    boolean declares =
        name >= type
            && cursor.token(close).is(")")
            && cursor.token(name).identifier()
            && (constructor || signatures.isType(type, name));
    int body = cursor.at();
    if (cursor.is("default")) {
      code(scope, Set.of(";"));
    }
    if (!declares || !(cursor.is("{") || cursor.is(";"))) {
      passOver(scope);
      return;
    }
    if (cursor.is(";")) {
      cursor.advance();
    } else {
      hide(scope);
    }
    notes.method(
        scope,
        constructor ? CanonicalId.CONSTRUCTOR : cursor.token(name).text(),
        signatures.parameters(open + 1, close),
        constructor ? "void" : signatures.type(type, name),
        start,
        body);
  }

  private void declarators(ClassScope scope, boolean isStatic, int start, int firstName) {
    int name = firstName;
    int from = start;
    while (cursor.token(name).identifier()) {
      int before = notes.initializers();
      if (cursor.is("=")) {
        cursor.advance();
        code(scope, Set.of(";", ","));
      }
      notes.field(scope, isStatic, from, firstName, name, before);
      if (!cursor.is(",")) {
        break;
      }
      cursor.advance();
      name = cursor.at();
      cursor.advance();
      while (cursor.is("[") || cursor.is("]")) {
        cursor.advance();
      }
    }
    if (cursor.is(";")) {
      cursor.advance();
    }
  }

  /** Passes over a group in brackets, and reads the classes that it declares. */
  private void group(ClassScope scope) {
    code(scope, Set.of());
  }

  /**
   * Passes over code up to one of some tokens that stands outside of brackets, or to a bracket that
   * closes none of its own. Without such tokens it is a group in brackets that is passed over.
   */
  private void code(ClassScope scope, Set<String> stops) {
    Brackets open = new Brackets(cursor);
    while (!cursor.atEnd()) {
      Token token = cursor.peek(0);
      boolean ends = open.none() && stops.contains(token.text());
      if (ends && (!token.is(",") || cursor.startsDeclarator())) {
        return;
      }
      if (open.none() && cursor.is("<") && cursor.skipTypeArguments()) {
        continue;
      }
      if (token.is("{") && open.behindCreation()) {
        body(anonymous(scope));
      } else if (startsLocalType()) {
        local(scope);
      } else if (!open.accept()) {
        return;
      }
      if (stops.isEmpty() && open.none()) {
        return;
      }
    }
  }

  private boolean startsLocalType() {
    Token token = cursor.peek(0);
    boolean declares =
        token.is("class") || token.is("interface") || token.is("enum") || token.is("record");
    return declares
        && cursor.peek(1).identifier()
        && !cursor.peek(-1).is(".")
        && (!token.is("record") || cursor.peek(2).is("(") || cursor.peek(2).is("<"));
  }

  private void local(ClassScope scope) {
    String simpleName = cursor.peek(1).text();
    int number = numbers.merge(scope.name() + "/" + simpleName, 1, Integer::sum);
    type(scope, cursor.at(), String.valueOf(number));
  }
}
