package dev.yantra.codex.index.syntax;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.type.TypeParameter;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.index.syntax.FileHeader.FieldHeader;
import dev.yantra.codex.index.syntax.FileHeader.Import;
import dev.yantra.codex.index.syntax.FileHeader.MethodHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeParameterHeader;
import java.util.ArrayList;
import java.util.List;

/** A reader of headers from syntax trees, implicit members included. */
public final class HeaderReader {
  private HeaderReader() {}

  /** The header of a whole file. */
  public static FileHeader read(CompilationUnit unit) {
    List<Import> imports = new ArrayList<>();
    unit.getImports()
        .forEach(
            i ->
                imports.add(
                    new Import(i.getNameAsString(), i.isStatic(), i.isAsterisk(), i.isModule())));
    if (unit.getTypes().stream().anyMatch(HeaderReader::isCompact)) {
      imports.add(new Import("java.base", false, false, true));
    }
    List<TypeHeader> types = new ArrayList<>();
    unit.getTypes().forEach(t -> types.add(read(t, false)));
    return new FileHeader(
        unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse(""), imports, types);
  }

  /** A class that only its file declares sees all of {@code java.base} (JLS 7.3). */
  private static boolean isCompact(TypeDeclaration<?> type) {
    return type instanceof ClassOrInterfaceDeclaration declaration && declaration.isCompact();
  }

  /** The header of a type declaration, wherever it stands. */
  public static TypeHeader read(TypeDeclaration<?> type, boolean inInterface) {
    Members members = new Members();
    members.annotations = annotations(type);
    int flags = Flags.of(type.getModifiers());
    if (inInterface) {
      flags |= Flags.PUBLIC | Flags.STATIC;
    }
    String name = type.getNameAsString();
    if (type instanceof ClassOrInterfaceDeclaration declaration) {
      boolean isInterface = declaration.isInterface();
      members.addAll(type.getMembers(), isInterface);
      if (isInterface) {
        return members.header(
            name,
            flags | Flags.INTERFACE | Flags.ABSTRACT | nested(type),
            declaration.getTypeParameters(),
            List.of(),
            TypeReader.readAll(declaration.getExtendedTypes()));
      }
      members.defaultConstructor(flags);
      return members.header(
          name,
          flags,
          declaration.getTypeParameters(),
          TypeReader.readAll(declaration.getExtendedTypes()),
          TypeReader.readAll(declaration.getImplementedTypes()));
    }
    if (type instanceof EnumDeclaration declaration) {
      WrittenType self = WrittenType.Named.of(name);
      for (EnumConstantDeclaration constant : declaration.getEntries()) {
        members.fields.add(
            new FieldHeader(
                constant.getNameAsString(),
                Flags.PUBLIC | Flags.STATIC | Flags.FINAL | Flags.ENUM,
                self));
      }
      members.addAll(type.getMembers(), false);
      members.defaultConstructor(Flags.PRIVATE);
      int implicit = Flags.PUBLIC | Flags.STATIC | Flags.IMPLICIT;
      members.method("values", implicit, List.of(), new WrittenType.Array(self));
      members.method("valueOf", implicit, List.of(WrittenType.Named.of("java.lang.String")), self);
      WrittenType superclass =
          new WrittenType.Named(
              List.of(
                  new WrittenType.Part("java", List.of()),
                  new WrittenType.Part("lang", List.of()),
                  new WrittenType.Part("Enum", List.of(self))));
      return members.header(
          name,
          flags | Flags.ENUM | nested(type),
          List.of(),
          List.of(superclass),
          TypeReader.readAll(declaration.getImplementedTypes()));
    }
    if (type instanceof RecordDeclaration declaration) {
      members.record(declaration);
      return members.header(
          name,
          flags | Flags.RECORD | Flags.FINAL | Flags.STATIC,
          declaration.getTypeParameters(),
          List.of(WrittenType.Named.of("java.lang.Record")),
          TypeReader.readAll(declaration.getImplementedTypes()));
    }
    members.addAll(type.getMembers(), true);
    int form = type instanceof AnnotationDeclaration ? Flags.ANNOTATION | Flags.INTERFACE : 0;
    return members.header(
        name,
        flags | form | Flags.ABSTRACT | nested(type),
        List.of(),
        List.of(),
        List.of(WrittenType.Named.of("java.lang.annotation.Annotation")));
  }

  private static List<String> annotations(TypeDeclaration<?> type) {
    return type.getAnnotations().stream()
        .filter(
            a ->
                type instanceof AnnotationDeclaration || a.getName().getIdentifier().equals("Test"))
        .map(a -> a.getNameAsString())
        .toList();
  }

  /** The header of an anonymous class; the caller knows its supertype. */
  public static TypeHeader anonymous(List<BodyDeclaration<?>> body) {
    Members members = new Members();
    members.addAll(body, false);
    return members.header("", 0, List.of(), List.of(), List.of());
  }

  /** The header of a method or constructor, for callers that hold its tree. */
  public static MethodHeader read(CallableDeclaration<?> callable, boolean inInterface) {
    int flags = Flags.of(callable.getModifiers());
    List<WrittenType> parameters = parameters(callable.getParameters());
    if (!callable.getParameters().isEmpty()
        && callable.getParameters().getLast().orElseThrow().isVarArgs()) {
      flags |= Flags.VARARGS;
    }
    if (callable instanceof MethodDeclaration method) {
      if (inInterface) {
        flags |= (flags & Flags.PRIVATE) == 0 ? Flags.PUBLIC : 0;
        boolean concrete = method.isDefault() || (flags & (Flags.STATIC | Flags.PRIVATE)) != 0;
        flags |= concrete ? 0 : Flags.ABSTRACT;
      }
      return new MethodHeader(
          method.getNameAsString(),
          flags,
          typeParameters(method.getTypeParameters()),
          parameters,
          TypeReader.read(method.getType()));
    }
    return new MethodHeader(
        CanonicalId.CONSTRUCTOR,
        flags,
        typeParameters(callable.getTypeParameters()),
        parameters,
        WrittenType.VOID);
  }

  /** Type parameters with their bounds. */
  public static List<TypeParameterHeader> typeParameters(List<TypeParameter> parameters) {
    List<TypeParameterHeader> headers = new ArrayList<>(parameters.size());
    for (TypeParameter p : parameters) {
      headers.add(
          new TypeParameterHeader(p.getNameAsString(), TypeReader.readAll(p.getTypeBound())));
    }
    return headers;
  }

  /** The types of formal parameters, varargs as arrays. */
  static List<WrittenType> parameters(NodeList<Parameter> parameters) {
    List<WrittenType> types = new ArrayList<>(parameters.size());
    for (Parameter p : parameters) {
      WrittenType type = TypeReader.read(p.getType());
      types.add(p.isVarArgs() ? new WrittenType.Array(type) : type);
    }
    return types;
  }

  private static int nested(TypeDeclaration<?> type) {
    return type.isTopLevelType() ? 0 : Flags.STATIC;
  }

  /** The members of one type while they are gathered. */
  private static final class Members {
    private final List<FieldHeader> fields = new ArrayList<>();
    private final List<MethodHeader> methods = new ArrayList<>();
    private final List<TypeHeader> types = new ArrayList<>();
    private List<String> annotations = List.of();

    TypeHeader header(
        String name,
        int flags,
        List<TypeParameter> typeParameters,
        List<WrittenType> superclass,
        List<WrittenType> interfaces) {
      return new TypeHeader(
          name,
          flags,
          typeParameters(typeParameters),
          superclass,
          interfaces,
          annotations,
          fields,
          methods,
          types);
    }

    void addAll(List<BodyDeclaration<?>> declarations, boolean inInterface) {
      for (BodyDeclaration<?> declaration : declarations) {
        add(declaration, inInterface);
      }
    }

    private void add(BodyDeclaration<?> declaration, boolean inInterface) {
      if (declaration instanceof CallableDeclaration<?> callable) {
        methods.add(read(callable, inInterface));
      } else if (declaration instanceof FieldDeclaration field) {
        int flags = flags(field.getModifiers(), inInterface);
        for (VariableDeclarator variable : field.getVariables()) {
          fields.add(
              new FieldHeader(
                  variable.getNameAsString(), flags, TypeReader.read(variable.getType())));
        }
      } else if (declaration instanceof TypeDeclaration<?> type) {
        types.add(read(type, inInterface));
      } else if (declaration instanceof AnnotationMemberDeclaration member) {
        method(
            member.getNameAsString(),
            Flags.PUBLIC | Flags.ABSTRACT,
            List.of(),
            TypeReader.read(member.getType()));
      }
    }

    private static int flags(List<Modifier> modifiers, boolean inInterface) {
      return Flags.of(modifiers) | (inInterface ? Flags.PUBLIC | Flags.STATIC | Flags.FINAL : 0);
    }

    void method(String name, int flags, List<WrittenType> parameters, WrittenType returnType) {
      methods.add(new MethodHeader(name, flags, List.of(), parameters, returnType));
    }

    /** A class without a constructor has one with the class's own access (JLS 8.8.9). */
    void defaultConstructor(int classFlags) {
      if (methods.stream().noneMatch(m -> m.name().equals(CanonicalId.CONSTRUCTOR))) {
        int access = classFlags & (Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE);
        method(CanonicalId.CONSTRUCTOR, access | Flags.IMPLICIT, List.of(), WrittenType.VOID);
      }
    }

    /** Components, their accessors and the canonical constructor (JLS 8.10). */
    void record(RecordDeclaration declaration) {
      List<WrittenType> components = parameters(declaration.getParameters());
      for (int i = 0; i < components.size(); i++) {
        fields.add(
            new FieldHeader(
                declaration.getParameters().get(i).getNameAsString(),
                Flags.PRIVATE | Flags.FINAL,
                components.get(i)));
      }
      addAll(declaration.getMembers(), false);
      for (FieldHeader component : List.copyOf(fields)) {
        boolean isComponent = (component.flags() & Flags.STATIC) == 0;
        if (isComponent && !declares(component.name(), List.of())) {
          method(component.name(), Flags.PUBLIC | Flags.IMPLICIT, List.of(), component.type());
        }
      }
      boolean compact =
          declaration.getMembers().stream()
              .anyMatch(CompactConstructorDeclaration.class::isInstance);
      if (compact || !declares(CanonicalId.CONSTRUCTOR, components)) {
        boolean varargs =
            declaration.getParameters().getLast().map(Parameter::isVarArgs).orElse(false);
        method(
            CanonicalId.CONSTRUCTOR,
            (Flags.of(declaration.getModifiers())
                    & (Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE))
                | (varargs ? Flags.VARARGS : 0)
                | (compact ? 0 : Flags.IMPLICIT),
            components,
            WrittenType.VOID);
      }
    }

    private boolean declares(String name, List<WrittenType> parameters) {
      return methods.stream()
          .anyMatch(m -> m.name().equals(name) && m.parameters().equals(parameters));
    }
  }
}
