package dev.yantra.codex.index.syntax;

import java.util.List;

/**
 * The part of one source file that other files can see, with the names in it not yet looked up.
 *
 * @param packageName empty for the unnamed package
 * @param imports in the order of the source
 * @param types top-level types
 */
public record FileHeader(String packageName, List<Import> imports, List<TypeHeader> types) {
  /** A file of which nothing could be read. */
  public static final FileHeader EMPTY = new FileHeader("", List.of(), List.of());

  public FileHeader {
    imports = List.copyOf(imports);
    types = List.copyOf(types);
  }

  /** An import; of a whole module where {@code name} is a module's. */
  public record Import(String name, boolean isStatic, boolean onDemand, boolean module) {}

  /**
   * A type parameter.
   *
   * @param bounds none means {@code Object}
   */
  public record TypeParameterHeader(String name, List<WrittenType> bounds) {
    public TypeParameterHeader {
      bounds = List.copyOf(bounds);
    }
  }

  /**
   * A type.
   *
   * @param flags see {@link Flags}
   * @param superclass at most one; empty for {@code Object} and for interfaces
   * @param annotations written names of the annotations from which tests follow elsewhere: all of
   *     an annotation type, and of a class {@code @Test}, which TestNG lets its subclasses inherit
   */
  public record TypeHeader(
      String name,
      int flags,
      List<TypeParameterHeader> typeParameters,
      List<WrittenType> superclass,
      List<WrittenType> interfaces,
      List<String> annotations,
      List<FieldHeader> fields,
      List<MethodHeader> methods,
      List<TypeHeader> types) {
    public TypeHeader {
      typeParameters = List.copyOf(typeParameters);
      superclass = List.copyOf(superclass);
      interfaces = List.copyOf(interfaces);
      annotations = List.copyOf(annotations);
      fields = List.copyOf(fields);
      methods = List.copyOf(methods);
      types = List.copyOf(types);
    }
  }

  /** A field, enum constant or record component. */
  public record FieldHeader(String name, int flags, WrittenType type) {}

  /** A method, or a constructor by the name {@code <init>}; varargs are an array at the end. */
  public record MethodHeader(
      String name,
      int flags,
      List<TypeParameterHeader> typeParameters,
      List<WrittenType> parameters,
      WrittenType returnType) {
    public MethodHeader {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
    }
  }
}
