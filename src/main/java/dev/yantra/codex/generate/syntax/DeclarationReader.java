package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.source.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Takes the named types and their members out of a syntax tree; local classes stay in bodies. */
final class DeclarationReader {
  private final ParsedFile file;
  private final List<TypeSource> types = new ArrayList<>();

  DeclarationReader(ParsedFile file) {
    this.file = file;
  }

  List<TypeSource> read(CompilationUnitTree unit) {
    String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    for (Tree declaration : unit.getTypeDecls()) {
      if (declaration instanceof ClassTree type) {
        read(type, prefix + type.getSimpleName());
      }
    }
    return List.copyOf(types);
  }

  private void read(ClassTree type, String name) {
    if (file.end(type) < 1 || !Lexer.identifier(type.getSimpleName().toString())) {
      return; // the source breaks off within it, or does not name it
    }
    int slot = types.size();
    List<FieldSource> fields = new ArrayList<>();
    List<MethodSource> methods = new ArrayList<>();
    boolean enumType = type.getKind() == Tree.Kind.ENUM;
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field) {
        fields.add(field(field, type, enumType));
      } else if (member instanceof MethodTree method && file.end(method) > 0) {
        methods.add(method(method, name, type));
      } else if (member instanceof ClassTree nested) {
        read(nested, name + "$" + nested.getSimpleName());
      }
    }
    List<String> supertypes = new ArrayList<>();
    if (type.getExtendsClause() != null) {
      supertypes.add(WrittenTypeNames.simple(file.text(type.getExtendsClause())));
    }
    type.getImplementsClause().forEach(t -> supertypes.add(WrittenTypeNames.simple(file.text(t))));
    types.add(
        slot,
        new TypeSource(
            name,
            form(type.getKind()),
            file.end(type) - 1,
            supertypes,
            type.getTypeParameters().stream().map(p -> p.getName().toString()).toList(),
            fields,
            methods));
  }

  private FieldSource field(VariableTree field, ClassTree type, boolean enumType) {
    boolean constant = enumType && file.text(field.getType()).isEmpty();
    boolean inInterface = type.getKind() == Tree.Kind.INTERFACE;
    return new FieldSource(
        field.getName().toString(),
        constant ? type.getSimpleName().toString() : file.typeText(field.getType()),
        inInterface || constant || field.getModifiers().getFlags().contains(Modifier.STATIC),
        inInterface || constant || field.getModifiers().getFlags().contains(Modifier.FINAL),
        constant,
        field.getInitializer() == null || constant ? "" : file.text(field.getInitializer()));
  }

  private MethodSource method(MethodTree method, String owner, ClassTree type) {
    int start = file.start(method);
    BlockTree body = method.getBody();
    boolean written = body != null && file.end(body) > 0;
    List<String> modifiers = new ArrayList<>(modifiers(method.getModifiers()));
    if (type.getKind() == Tree.Kind.INTERFACE && !modifiers.contains("private")) {
      modifiers.remove("public");
    }
    return new MethodSource(
        file,
        owner,
        method.getName().toString(),
        modifiers,
        typeParameters(method.getTypeParameters()),
        method.getParameters().stream().map(this::parameter).toList(),
        method.getReturnType() == null ? "void" : file.typeText(method.getReturnType()),
        method.getThrows().stream().map(file::text).toList(),
        javadoc(start),
        start,
        file.end(method),
        written ? file.start(body) : -1,
        written ? file.end(body) : -1,
        written && SoundBody.of(file, method),
        method);
  }

  private Parameter parameter(VariableTree parameter) {
    // javac reads "T... a" as an array type that ends at the dots.
    return new Parameter(parameter.getName().toString(), file.typeText(parameter.getType()));
  }

  private String typeParameters(List<? extends TypeParameterTree> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream().map(file::text).collect(Collectors.joining(", ", "<", ">"));
  }

  private static List<String> modifiers(ModifiersTree tree) {
    return tree.getFlags().stream().map(Modifier::toString).toList();
  }

  private static String form(Tree.Kind kind) {
    return kind == Tree.Kind.ANNOTATION_TYPE ? "@interface" : kind.name().toLowerCase(Locale.ROOT);
  }

  /** The documentation comment that ends right before a declaration. */
  private String javadoc(int start) {
    String before = file.text().substring(0, start).stripTrailing();
    if (!before.endsWith("*/")) {
      return "";
    }
    int open = before.lastIndexOf("/**");
    int plain = before.lastIndexOf("/*");
    return open >= 0 && open == plain ? before.substring(open) : "";
  }
}
