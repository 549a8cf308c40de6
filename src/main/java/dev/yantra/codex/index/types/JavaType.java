package dev.yantra.codex.index.types;

import dev.yantra.codex.workspace.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A type in the sense of the Java Language Specification, names looked up. */
public sealed interface JavaType {

  /** The erased name as canonical ids write it. */
  String erasedName();

  /** A primitive type, or {@code void}. */
  enum Primitive implements JavaType {
    BOOLEAN(0, "java.lang.Boolean"),
    CHAR(1, "java.lang.Character"),
    BYTE(2, "java.lang.Byte"),
    SHORT(3, "java.lang.Short"),
    INT(4, "java.lang.Integer"),
    LONG(5, "java.lang.Long"),
    FLOAT(6, "java.lang.Float"),
    DOUBLE(7, "java.lang.Double"),
    VOID(8, "java.lang.Void");

    private static final Map<String, Primitive> BY_NAME =
        Map.of(
            "boolean", BOOLEAN, "char", CHAR, "byte", BYTE, "short", SHORT, "int", INT, "long",
            LONG, "float", FLOAT, "double", DOUBLE, "void", VOID);

    private final int rank;
    private final String box;
    private final String keyword = name().toLowerCase(Locale.ROOT);

    Primitive(int rank, String box) {
      this.rank = rank;
      this.box = box;
    }

    /** The primitive type of a keyword. */
    public static Optional<Primitive> of(String keyword) {
      return Optional.ofNullable(BY_NAME.get(keyword));
    }

    /** The primitive type in a box. */
    public static Optional<Primitive> unboxed(String binaryName) {
      if (binaryName.startsWith("java.lang.")) {
        for (Primitive p : values()) {
          if (p.box.equals(binaryName) && p != VOID) {
            return Optional.of(p);
          }
        }
      }
      return Optional.empty();
    }

    /** Binary name of the class that boxes it. */
    public String box() {
      return box;
    }

    /** Its place among the primitive types: the wider, the greater. */
    public int rank() {
      return rank;
    }

    /** True if arithmetic applies to it. */
    public boolean numeric() {
      return this != BOOLEAN && this != VOID;
    }

    /** True if a value widens to {@code other} without a cast, itself included. */
    public boolean widensTo(Primitive other) {
      if (this == other) {
        return true;
      }
      if (!numeric() || !other.numeric() || other == CHAR) {
        return false;
      }
      return this == CHAR ? other.rank >= INT.rank : rank < other.rank;
    }

    @Override
    public String erasedName() {
      return keyword;
    }
  }

  /**
   * A class or interface type.
   *
   * @param arguments one for each of {@link TypeSymbol#typeParameters()}, those of enclosing
   *     instances first; none for a raw type or one without parameters
   */
  record ClassType(TypeSymbol symbol, List<JavaType> arguments) implements JavaType {
    public ClassType {
      arguments = List.copyOf(arguments);
    }

    /** True if type arguments were left out. */
    public boolean raw() {
      return arguments.isEmpty() && !symbol.typeParameters().isEmpty();
    }

    @Override
    public String erasedName() {
      return symbol.binaryName();
    }

    @Override
    public String toString() {
      return symbol.binaryName() + (arguments.isEmpty() ? "" : arguments.toString());
    }
  }

  /** An array type. */
  record ArrayType(JavaType component) implements JavaType {
    @Override
    public String erasedName() {
      return component.erasedName() + "[]";
    }
  }

  /** A type variable; each declaration of a type parameter is one object. */
  final class TypeVariable implements JavaType {
    private final String name;
    private final Lazy<List<JavaType>> bounds;

    /** A variable whose bounds are found when they are asked for, since they may mention it. */
    TypeVariable(String name, Supplier<List<JavaType>> bounds) {
      this.name = name;
      this.bounds = new Lazy<>(bounds);
    }

    /** Its name in the source. */
    public String name() {
      return name;
    }

    /** Its declared bounds; none means {@code Object}. */
    public List<JavaType> bounds() {
      return bounds.get();
    }

    @Override
    public String erasedName() {
      return bounds().isEmpty() ? "java.lang.Object" : bounds().get(0).erasedName();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The kind of bound of a wildcard (JLS 4.5.1). */
  enum Bound {
    NONE,
    EXTENDS,
    SUPER
  }

  /** A wildcard type argument; {@code type} is {@link Unknown#TYPE} where it has no bound. */
  record Wildcard(Bound bound, JavaType type) implements JavaType {
    @Override
    public String erasedName() {
      return bound == Bound.EXTENDS ? type.erasedName() : "java.lang.Object";
    }
  }

  /** An intersection type: the type of values that have all of several types (JLS 4.9). */
  record Intersection(List<JavaType> types) implements JavaType {
    public Intersection {
      types = List.copyOf(types);
    }

    @Override
    public String erasedName() {
      return types.get(0).erasedName();
    }
  }

  /** The type of {@code null}. */
  enum Null implements JavaType {
    TYPE;

    @Override
    public String erasedName() {
      return "null";
    }
  }

  /**
   * A type that no source and no class file declares.
   *
   * @param name its qualified name where an import tells it, else as written; {@code ?} where
   *     nothing is known
   */
  record Unknown(String name) implements JavaType {
    /** The unknown type without a name, which fits wherever a type is asked for. */
    public static final Unknown TYPE = new Unknown("?");

    /** True if at least its name is known, so that it is neither a primitive nor an array. */
    public boolean named() {
      return !name.equals("?");
    }

    @Override
    public String erasedName() {
      return name;
    }
  }

  /** This type with type variables replaced. */
  default JavaType with(Map<TypeVariable, JavaType> replacements) {
    if (replacements.isEmpty()) {
      return this;
    }
    if (this instanceof TypeVariable variable) {
      JavaType replacement = replacements.get(variable);
      return replacement == null ? this : replacement;
    }
    if (this instanceof ClassType type) {
      if (type.arguments.isEmpty()) {
        return this;
      }
      List<JavaType> arguments = replaced(type.arguments, replacements);
      return arguments == type.arguments ? this : new ClassType(type.symbol, arguments);
    }
    if (this instanceof ArrayType array) {
      JavaType component = array.component.with(replacements);
      return component == array.component ? this : new ArrayType(Bounds.upper(component));
    }
    if (this instanceof Wildcard wildcard) {
      JavaType type = wildcard.type.with(replacements);
      return type == wildcard.type ? this : Bounds.wildcard(wildcard.bound, type);
    }
    if (this instanceof Intersection intersection) {
      return new Intersection(replaced(intersection.types, replacements));
    }
    return this;
  }

  private static List<JavaType> replaced(
      List<JavaType> types, Map<TypeVariable, JavaType> replacements) {
    List<JavaType> result = types;
    for (int i = 0; i < types.size(); i++) {
      JavaType replacement = types.get(i).with(replacements);
      if (replacement != types.get(i)) {
        if (result == types) {
          result = new ArrayList<>(types);
        }
        result.set(i, replacement);
      }
    }
    return result;
  }
}
