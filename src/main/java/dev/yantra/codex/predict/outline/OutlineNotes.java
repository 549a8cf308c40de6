package dev.yantra.codex.predict.outline;

import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.predict.outline.OutlinedHead.Kind;
import dev.yantra.codex.source.LineStarts;
import java.util.ArrayList;
import java.util.List;

/**
 * The declarations that the cursor has passed, each with its lines.
 *
 * <p>Declarations end at the cursor: they are noted when the cursor stands behind them.
 */
final class OutlineNotes {
  private final List<OutlinedMethod> methods = new ArrayList<>();
  private final List<OutlinedMethod> initializers = new ArrayList<>();
  private final List<OutlinedField> fields = new ArrayList<>();
  private final List<OutlinedHead> heads = new ArrayList<>();
  private final List<OutlinedImport> imports = new ArrayList<>();

  private final TokenCursor cursor;
  private final Remarks remarks;
  private final LineStarts lines;

  /** The number of bodies of methods, whose classes are not noted, around the cursor. */
  private int hidden;

  OutlineNotes(TokenCursor cursor, Remarks remarks, LineStarts lines) {
    this.cursor = cursor;
    this.remarks = remarks;
    this.lines = lines;
  }

  SourceOutline.Declarations declarations() {
    return new SourceOutline.Declarations(
        List.copyOf(methods),
        List.copyOf(initializers),
        List.copyOf(fields),
        List.copyOf(heads),
        List.copyOf(imports));
  }

  /** Notes nothing from here on but imports, until {@link #reveal}; calls nest. */
  void hide() {
    hidden++;
  }

  void reveal() {
    hidden--;
  }

  /** The number of initializers so far. */
  int initializers() {
    return initializers.size();
  }

  void imported(String name, boolean isStatic, int start) {
    imports.add(new OutlinedImport(name, isStatic, lineAt(start), lastLine(start)));
  }

  void head(Kind kind, String name, int start) {
    if (hidden == 0) {
      heads.add(
          new OutlinedHead(
              kind, name, cursor.join(" ", start, cursor.at()), lineAt(start), lastLine(start)));
    }
  }

  void method(
      ClassScope scope, String name, List<Parameter> parameters, String type, int start, int body) {
    if (hidden == 0) {
      (scope.anonymous() ? initializers : methods)
          .add(outlined(scope, name, "", parameters, type, start, body));
    }
  }

  void initializer(ClassScope scope, boolean isStatic, String part, int start, int body) {
    if (hidden == 0) {
      String name =
          isStatic ? OutlinedMethod.CLASS_INITIALIZER : OutlinedMethod.INSTANCE_INITIALIZER;
      initializers.add(outlined(scope, name, part, List.of(), "void", start, body));
    }
  }

  private OutlinedMethod outlined(
      ClassScope scope,
      String name,
      String part,
      List<Parameter> parameters,
      String type,
      int start,
      int body) {
    return new OutlinedMethod(
        scope.name(),
        name,
        part,
        parameters,
        type,
        remarks.before(start),
        lineAt(start),
        lastLine(start),
        lines.lineOf(cursor.token(body).start()));
  }

  /**
   * Notes a field, and its initializer where its value holds code.
   *
   * @param initializersBefore their number before the value
   */
  void field(
      ClassScope scope,
      boolean isStatic,
      int start,
      int firstName,
      int name,
      int initializersBefore) {
    if (hidden > 0) {
      return;
    }
    fields.add(
        new OutlinedField(
            scope.name(),
            cursor.token(name).text(),
            isStatic,
            lineAt(start),
            lines.lineOf(cursor.token(firstName).start()),
            lines.lineOf(cursor.token(name).start()),
            lastLine(start)));
    if (initializers.size() > initializersBefore || cursor.holdsCode(name, cursor.at())) {
      initializer(
          scope, isStatic, cursor.token(name).text(), name == firstName ? start : name, name);
    }
  }

  private int lineAt(int start) {
    return lines.lineOf(remarks.startBefore(start));
  }

  /** The line of the last token that was passed over. */
  private int lastLine(int start) {
    return lines.lineOf(cursor.token(Math.max(start, cursor.at() - 1)).end() - 1);
  }
}
